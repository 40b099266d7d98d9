import type { ApiError } from '#server/http/api-error.ts';
import { type AnyOperation, readsOnly } from '../any-operation.ts';
import { AnswerTooLong } from '../bounded-body.ts';
import { wasNeverSent } from '../translate-error.ts';

/**
 * What a failed attempt means for the call: refused for the rate of calls; worth another attempt after a while; to be
 * sent again at once, once, because only its signature was wrong; or the end.
 */
export type Verdict = 'throttled' | 'again' | 'resend' | 'final';

/**
 * A throttled call was refused before anything was done, so that any operation may be sent again. What failed
 * otherwise may have been done nevertheless: only reads are asked again, and no change ever blindly. Where no
 * connection could be made at all, asking again at once would only keep people waiting for the same answer; and an answer
 * that is far too long would come as long again.
 */
export function verdictOn(error: ApiError, operation: AnyOperation): Verdict {
  if (error.code === 'aws_throttled') return 'throttled';
  if (!readsOnly(operation) || wasNeverSent(error.cause) || error.cause instanceof AnswerTooLong)
    return 'final';
  return error.code === 'aws_unavailable' || error.code === 'aws_invalid_answer' ? 'again' : 'final';
}
