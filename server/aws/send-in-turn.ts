import type { ErrorCode } from '#shared/contract/errors.ts';
import { type AnyOperation, readsOnly, traitsOf } from './any-operation.ts';
import { verdictOn } from './budget/attempt-verdict.ts';
import type { Budget } from './budget/budget.ts';
import type { Crew } from './budget/single-flight.ts';
import type { ConnectionCredentials } from './credentials/connection-credentials.ts';
import { isExpired } from './credentials/credential-trouble.ts';
import { translateError } from './translate-error.ts';

/**
 * Time in queue does not count: the deadline tells that the upstream is silent, not that the console is busy. A moment is
 * left for giving up and for the answer itself, so that whoever asked is told within ten seconds of sending.
 */
const DEADLINE_MS = 9_700;

/** One question or change, and all that it takes to send it. */
export interface Turn<T> {
  operation: AnyOperation;
  budget: Budget;
  crew: Crew;
  /** Milliseconds from sending it for the first time to the last byte of the answer, with all further attempts. */
  deadlineMs: number;
  /** Sends once. @param leftMs what is left of the deadline */
  attempt: (leftMs: number) => Promise<T>;
  /** Whose credentials sign it; undefined where they never end. */
  credentials?: Pick<ConnectionCredentials, 'hasExpired'> | undefined;
  /** Told how each attempt ended. */
  told?: Told | undefined;
}

/** Hears of every attempt that was made, with the code of what it met where it failed. */
export type Told = (operation: AnyOperation, outcome: 'ok' | 'cut' | ErrorCode) => void;

/** How long an operation may take, where no other time is given. */
export function deadlineOf(operation: AnyOperation, given: number | undefined): number {
  return given ?? traitsOf(operation).deadlineMs ?? DEADLINE_MS;
}

/** What cuts an operation that was sent: a read when nobody waits for it any more, a change never. */
export function cutterOf(operation: AnyOperation, left: AbortSignal): AbortSignal {
  return readsOnly(operation) ? left : new AbortController().signal;
}

/** Sends when the budget allows it, and again where that may help and can do no harm. @throws as `Budget.run` */
export async function sendInTurn<T>(turn: Turn<T>): Promise<T> {
  const { operation, budget, crew, deadlineMs, attempt, credentials, told } = turn;
  let firstSentAt: number | undefined;
  let clockCorrected = false;
  let renewed = false;
  let signedAt = 0;
  return budget.run({
    operation,
    priority: crew.priority,
    requests: crew.requests,
    signal: crew.signal,
    attempt: async () => {
      const now = performance.now();
      firstSentAt ??= now;
      signedAt = Date.now();
      try {
        const answer = await attempt(firstSentAt + deadlineMs - now);
        told?.(operation, 'ok');
        return answer;
      } catch (error) {
        told?.(operation, crew.signal.aborted ? 'cut' : translateError(error, operation, deadlineMs).code);
        throw error;
      }
    },
    verdictOn: (error) => {
      // Credentials may end while a call is on its way, or be ended before their time. Refused as well before anything
      // was done.
      if (credentials !== undefined && isExpired(error) && !renewed) {
        renewed = true;
        credentials.hasExpired(signedAt);
        return 'resend';
      }
      // The clock of this machine was off; the SDK has learned by how much. The request was refused before anything
      // was done, so that sending it again is safe for every operation.
      if (isClockSkewCorrected(error) && !clockCorrected) {
        clockCorrected = true;
        return 'resend';
      }
      return verdictOn(translateError(error, operation, deadlineMs), operation);
    },
  });
}

/** Errors of a signature whose time is off. The SDK marks other errors as skewed too if only their `Date` is far away. */
const SKEW_ERRORS =
  /^(AccessDeniedException|InvalidSignatureException|SignatureDoesNotMatch|RequestExpired|RequestInTheFuture|RequestTimeTooSkewed)$/;

function isClockSkewCorrected(error: unknown): boolean {
  if (!(error instanceof Error) || !SKEW_ERRORS.test(error.name) || !('$metadata' in error)) return false;
  const { clockSkewCorrected } = error.$metadata as { clockSkewCorrected?: unknown };
  return clockSkewCorrected === true;
}
