import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '#shared/contract/errors.ts';

type FieldError = NonNullable<ErrorBody['fields']>[number];

interface Details {
  /** The request id of AWS, where a call got that far. */
  awsRequestId?: string | undefined;
  fields?: readonly FieldError[] | undefined;
  /** Whole seconds after which trying again makes sense; sent as `Retry-After`. */
  retryAfterSeconds?: number | undefined;
  /** Response headers that belong to this error, such as `Allow` of a 405. */
  headers?: Readonly<Record<string, string>> | undefined;
  cause?: unknown;
}

/** An error whose code and message are meant for the caller. Everything else that is thrown becomes a bare 500. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly awsRequestId: string | undefined;
  readonly fields: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.status = ERROR_STATUS[code];
    this.awsRequestId = details.awsRequestId;
    this.fields = details.fields;
    this.headers = {
      ...(details.retryAfterSeconds === undefined
        ? {}
        : { 'Retry-After': String(details.retryAfterSeconds) }),
      ...details.headers,
    };
  }
}

/** Rejected fields that are told; a body of 256 KB may have tens of thousands of them. */
const MOST_FIELDS = 100;

/** 400 with every rejected field, as far as anybody reads, and a message that can stand alone. */
export function badRequest(all: readonly FieldError[]): ApiError {
  const fields = all.slice(0, MOST_FIELDS);
  const list = fields.map((field) => `${field.path} ${field.message}`);
  if (all.length > MOST_FIELDS) list.push(`and ${all.length - MOST_FIELDS} more`);
  return new ApiError('bad_request', `The request was not accepted: ${list.join('; ')}.`, { fields });
}
