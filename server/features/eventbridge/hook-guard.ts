import { createHash, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import { ApiError } from '#server/http/api-error.ts';

/** The header that the API destination's connection adds. */
export const SECRET_HEADER = 'x-callboard-secret';

/** Wrong secrets that are answered and logged in a minute; more only cost a line of the log each. */
const WRONG_A_MINUTE = 20;

/**
 * Proves that a call comes from who knows the secret. The right secret is let in however many wrong ones came before, so
 * that nobody can keep the events away by guessing.
 *
 * @param secret undefined: the console takes no events
 * @param now milliseconds of a monotonic clock
 */
export function hookGuard(
  secret: string | undefined,
  now: () => number = () => performance.now(),
): (given: string | undefined, log: Logger) => void {
  let windowBegan = Number.NEGATIVE_INFINITY;
  let wrong = 0;
  return (given, log) => {
    if (secret === undefined)
      throw new ApiError(
        'not_found',
        'This console takes no events of EventBridge: CALLBOARD_HOOK_SECRET is not set on its server.',
      );
    if (given !== undefined && isSame(given, secret)) return;
    if (now() - windowBegan >= 60_000) {
      windowBegan = now();
      wrong = 0;
    }
    wrong += 1;
    if (wrong > WRONG_A_MINUTE)
      throw new ApiError('too_many_requests', 'Too many calls with a wrong secret.', {
        retryAfterSeconds: Math.ceil((windowBegan + 60_000 - now()) / 1_000),
      });
    log.warn({ given: given === undefined ? 'none' : 'another' }, 'an event was refused: wrong secret');
    throw new ApiError(
      'unauthenticated',
      `The header ${SECRET_HEADER} must carry the secret of this console (CALLBOARD_HOOK_SECRET).`,
    );
  };
}

/** In a time that tells nothing of either, not even of their lengths. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
