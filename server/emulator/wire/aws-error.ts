/**
 * The errors of the API by their wire names, with the HTTP status each has.
 * Source: the API model (the seven the service models itself), the API Reference's "Common Error Types" (the rest).
 */
const STATUS = {
  // Modelled by the service: the text travels in `exceptionMessage`.
  ValidationException: 400,
  ServiceQuotaExceededException: 402,
  AccessDeniedException: 403,
  PendingVerification: 403,
  ResourceNotFoundException: 404,
  ConflictException: 409,
  InternalServerException: 500,
  // Common to all AWS APIs: the text travels in `message`.
  IncompleteSignatureException: 403,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  UnrecognizedClientException: 403,
  ExpiredTokenException: 403,
  OptInRequired: 403,
  NotAuthorized: 401,
  MalformedHttpRequestException: 400,
  SerializationException: 400,
  RequestAbortedException: 400,
  UnknownOperationException: 404,
  RequestTimeoutException: 408,
  RequestEntityTooLargeException: 413,
  UnsupportedMediaTypeException: 415,
  // UNCONFIRMED for this service: the common list says 400, its sister APIs model 429; SDKs retry either by the name.
  ThrottlingException: 429,
  InternalFailure: 500,
  ServiceUnavailable: 503,
} as const;

export type AwsErrorName = keyof typeof STATUS;

const MODELLED = [
  'ValidationException',
  'ServiceQuotaExceededException',
  'AccessDeniedException',
  'PendingVerification',
  'ResourceNotFoundException',
  'ConflictException',
  'InternalServerException',
] as const satisfies readonly AwsErrorName[];

/** The errors that the service's own model has. */
export type ModelledErrorName = (typeof MODELLED)[number];

/** A refusal as the API words it. Handlers throw it; the wire turns it into status, header and body. */
export class AwsError extends Error {
  override readonly name: AwsErrorName;
  readonly status: number;

  /** @param status only where a test needs another than the documented one, as 400 for throttling. */
  constructor(name: AwsErrorName, message: string, status?: number) {
    super(message);
    this.name = name;
    this.status = status ?? STATUS[name];
  }
}

/** Every name an `AwsError` can have. */
export const AWS_ERROR_NAMES = Object.keys(STATUS) as [AwsErrorName, ...AwsErrorName[]];

/** Whether the service's own model has this error, whose text then is in `exceptionMessage`. */
export const isModelled = (name: AwsErrorName): name is ModelledErrorName =>
  (MODELLED as readonly string[]).includes(name);
