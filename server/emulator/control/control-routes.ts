/** What a control endpoint answers. */
export interface ControlAnswer {
  status: number;
  body: unknown;
}

/** A request below `/_emulator/` that came through the walls. */
export interface ControlRequest {
  method: string;
  /** The path below `/_emulator/`, cut at slashes and decoded. */
  parts: readonly string[];
  query: URLSearchParams;
  /** Parsed JSON; `undefined` without a body. */
  body: unknown;
}

/** Answers the requests that are its own, and no others. */
export type ControlRoutes = (request: ControlRequest) => ControlAnswer | undefined;
