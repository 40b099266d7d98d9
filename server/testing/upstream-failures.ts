import type { ErrorCode } from '#shared/contract/errors.ts';

/** Errors that AWS names, each with the status and code that the console answers. */
export const NAMED_FAILURES = [
  ['ValidationException', 400, 'aws_validation'],
  ['ServiceQuotaExceededException', 402, 'aws_quota_exceeded'],
  ['AccessDeniedException', 403, 'aws_access_denied'],
  ['PendingVerification', 403, 'aws_pending_verification'],
  ['ResourceNotFoundException', 404, 'aws_not_found'],
  ['ConflictException', 409, 'aws_conflict'],
  ['InternalServerException', 502, 'aws_unavailable'],
  ['UnrecognizedClientException', 502, 'aws_credentials'],
  ['ExpiredTokenException', 502, 'aws_credentials'],
  ['IncompleteSignatureException', 502, 'aws_credentials'],
  ['InvalidSignatureException', 502, 'aws_credentials'],
  ['InternalFailure', 502, 'aws_unavailable'],
] as const satisfies readonly (readonly [string, number, ErrorCode])[];

/** Failures on the way, of which AWS says nothing. */
export const UNNAMED_FAILURES = [
  [{ kind: 'throttle' }, 429, 'aws_throttled'],
  [{ kind: 'throttle', status: 400 }, 429, 'aws_throttled'],
  [{ kind: 'status', status: 500 }, 502, 'aws_unavailable'],
  [{ kind: 'html', status: 502 }, 502, 'aws_unavailable'],
  [{ kind: 'html', status: 200 }, 502, 'aws_invalid_answer'],
  [{ kind: 'reset' }, 502, 'aws_unavailable'],
] as const satisfies readonly (readonly [object, number, ErrorCode])[];

/** Answers that were spoilt on the way: success, as far as AWS knows. */
export const SPOILT_ANSWERS = [
  [{ kind: 'malformed' }, 502, 'aws_invalid_answer'],
  [{ kind: 'wrong-shape' }, 502, 'aws_invalid_answer'],
  [{ kind: 'empty' }, 502, 'aws_invalid_answer'],
  [{ kind: 'truncate' }, 502, 'aws_unavailable'],
] as const satisfies readonly (readonly [object, number, ErrorCode])[];

/** Answers that do not come in time. */
export const LATE_ANSWERS = [{ kind: 'hang' }, { kind: 'drip', ms: 40, bytes: 1 }] as const;
