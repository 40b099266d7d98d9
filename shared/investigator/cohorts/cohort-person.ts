/** By what people of a session are compared: what GetParticipant alone tells of a device. */
export const DIMENSIONS = ['os', 'browser', 'sdk', 'provider', 'protocol'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The values of a device; a dimension that AWS gave nothing for is left out. */
export type Device = Readonly<Partial<Record<Dimension, string>>>;

/** One participant as far as it is known. */
export interface CohortPerson {
  participantId: string;
  /** The code of each error, or the event's name where it has none, each once. Undefined: its events are not known. */
  errors: readonly string[] | undefined;
  /** How often it came back: joins after the first, of the same token or another. Undefined as `errors`. */
  reconnections: number | undefined;
  /** Undefined: not asked. */
  device: Device | undefined;
}

/** What somebody had: any error, one of a code, or a connection that came back. */
export type Problem = { kind: 'error'; code?: string | undefined } | { kind: 'reconnection' };

/** Undefined where it is not known. */
export function hasProblem(
  { errors, reconnections }: Pick<CohortPerson, 'errors' | 'reconnections'>,
  problem: Problem,
): boolean | undefined {
  if (problem.kind === 'reconnection') return reconnections === undefined ? undefined : reconnections > 0;
  if (errors === undefined) return undefined;
  return problem.code === undefined ? errors.length > 0 : errors.includes(problem.code);
}

/** What GetParticipant tells of a device. */
interface ToldDevice {
  osName?: string | undefined;
  browserName?: string | undefined;
  browserVersion?: string | undefined;
  sdkVersion?: string | undefined;
  ispName?: string | undefined;
  protocol?: string | undefined;
}

/** The parts that are compared. The browser goes with the first number of its version: the rest changes every week. */
export function deviceOf(told: ToldDevice): Device {
  const { osName, browserName, browserVersion = '', sdkVersion, ispName, protocol } = told;
  const major = /^\d+/.exec(browserVersion)?.[0] ?? '';
  const device: Partial<Record<Dimension, string>> = {};
  const set = (dimension: Dimension, value: string | undefined): void => {
    const text = value?.trim();
    if (text !== undefined && text !== '') device[dimension] = text;
  };
  set('os', osName);
  set('browser', browserName && `${browserName} ${major}`);
  set('sdk', sdkVersion);
  set('provider', ispName);
  // API model, ParticipantProtocol: UNKNOWN is a word for nothing.
  set('protocol', protocol === 'UNKNOWN' ? undefined : protocol);
  return device;
}
