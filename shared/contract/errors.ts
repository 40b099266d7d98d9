import * as z from 'zod/mini';

/**
 * The closed vocabulary of what can go wrong, one HTTP status each.
 * Codes that begin with `aws_` tell what the service (or the emulator) said or failed to say.
 */
export const ERROR_STATUS = {
  bad_request: 400,
  unauthenticated: 401,
  signed_out: 401,
  forbidden: 403,
  read_only: 403,
  forbidden_origin: 403,
  not_found: 404,
  unknown_connection: 404,
  method_not_allowed: 405,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  misdirected_request: 421,
  too_many_requests: 429,
  internal: 500,
  shutting_down: 503,
  audit_unavailable: 503,
  queue_full: 503,
  aws_validation: 400,
  aws_quota_exceeded: 402,
  aws_access_denied: 403,
  aws_pending_verification: 403,
  aws_not_found: 404,
  aws_conflict: 409,
  aws_throttled: 429,
  aws_credentials: 502,
  aws_unavailable: 502,
  aws_invalid_answer: 502,
  aws_timeout: 504,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One rejected field: where it is (`query.maxResults`) and which rule it broke. */
export const FieldError = z.object({ path: z.string(), message: z.string() });

const Code = z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]);

/** Why an answer of before is given: what went wrong when a newer one was wanted. */
export const Stale = z.object({ code: Code, message: z.string() });
export type Stale = z.infer<typeof Stale>;

/** The body of every error answer. */
export const ErrorBody = z.object({
  code: Code,
  message: z.string(),
  /** The console's own request id, as in its log. */
  requestId: z.string(),
  /** AWS's request id where a call reached AWS: what AWS Support asks for. */
  awsRequestId: z.optional(z.string()),
  fields: z.optional(z.array(FieldError)),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
