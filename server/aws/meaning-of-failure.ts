import type { ErrorCode } from '#shared/contract/errors.ts';
import type { ApiError } from '#server/http/api-error.ts';
import { wasNeverSent } from './translate-error.ts';

/** Refused before anything was done; the same will be refused again. */
const REFUSED: ReadonlySet<ErrorCode> = new Set([
  'aws_validation',
  'aws_access_denied',
  'aws_pending_verification',
  'aws_not_found',
  'aws_quota_exceeded',
  'aws_credentials',
]);

/** Nothing was done, for now. */
const BUSY: ReadonlySet<ErrorCode> = new Set([
  'aws_conflict',
  'aws_throttled',
  'queue_full',
  'audit_unavailable',
]);

/**
 * What a failed request to change something means: `refused` for good; `busy`, nothing was done and it may be taken later;
 * `lost`, nobody knows whether it was done.
 */
export function meaningOfFailure(error: ApiError): 'refused' | 'busy' | 'lost' {
  if (REFUSED.has(error.code)) return 'refused';
  if (BUSY.has(error.code)) return 'busy';
  return wasNeverSent(error.cause) ? 'busy' : 'lost';
}
