import type { ErrorBody, ErrorCode } from '#shared/contract/errors.ts';

/** The console's server answered with an error of its vocabulary. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: ErrorCode;
  /** The console's own request id, as in its log. */
  readonly requestId: string;
  /** What AWS Support asks for, where the call reached AWS. */
  readonly awsRequestId: string | undefined;
  readonly fields: readonly { path: string; message: string }[];

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.status = status;
    this.code = body.code;
    this.requestId = body.requestId;
    this.awsRequestId = body.awsRequestId;
    this.fields = body.fields ?? [];
  }
}

/** No answer came: the server is not running, the network is gone, or it stayed silent too long. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly reason: 'network' | 'silent';

  constructor(reason: 'network' | 'silent', cause: unknown) {
    super(
      reason === 'network'
        ? 'The console could not reach its server.'
        : 'The server of the console did not answer in time.',
      { cause },
    );
    this.reason = reason;
  }
}

/** An answer came that is not the console's: a proxy's page, a cut-off body. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  readonly status: number;

  constructor(status: number, cause?: unknown) {
    super(
      `Something between this browser and the console answered with status ${status} in a form that is not the console's.`,
      {
        cause,
      },
    );
    this.status = status;
  }
}

/** The address holds an id that cannot exist, so nothing was asked. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError';
  readonly fields: readonly { path: string; message: string }[];

  constructor(fields: readonly { path: string; message: string }[]) {
    super('The address is not one that can exist.');
    this.fields = fields;
  }
}

/** Every way in which a request of the web client fails; anything else thrown is a defect of the console. */
export type Failure = ApiError | UnreachableError | UnreadableError | InvalidInputError;

/** The failure that a query holds. A defect is passed on to the error page, not dressed up as a failed request. */
export function asFailure(error: unknown): Failure {
  if (
    error instanceof ApiError ||
    error instanceof UnreachableError ||
    error instanceof UnreadableError ||
    error instanceof InvalidInputError
  ) {
    return error;
  }
  throw error;
}
