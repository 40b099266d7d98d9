import type { ErrorCode } from '#shared/contract/errors.ts';
import { ApiError, type Failure, InvalidInputError } from './failure.ts';

/** The change may have reached AWS, and its answer was lost or could not be read. */
const LOST: ReadonlySet<ErrorCode> = new Set([
  'aws_timeout',
  'aws_unavailable',
  'aws_invalid_answer',
  'internal',
  'shutting_down',
]);

/** Whether a change that failed so may have been made nevertheless. In doubt it may. */
export function isMaybeDone(failure: Failure): boolean {
  if (failure instanceof InvalidInputError) return false;
  return failure instanceof ApiError ? LOST.has(failure.code) : true;
}
