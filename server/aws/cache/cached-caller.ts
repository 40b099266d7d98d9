import { setMaxListeners } from 'node:events';
import type { ErrorCode, Stale } from '#shared/contract/errors.ts';
import { ApiError } from '#server/http/api-error.ts';
import { questionKey } from '../budget/question-key.ts';
import type { Answer, AnswerCounts, Caller, CallOptions } from '../call.ts';
import type { ConnectionSettings } from '../connection-settings.ts';
import type { Operation, OperationInput } from '../operation-types.ts';
import { isRead } from '../operations.ts';
import { tokenOf } from '../paging.ts';
import type { AnswerMemory, Held } from './answer-memory.ts';
import type { EndedSessions } from './ended-sessions.ts';
import { GOOD_IN_NEED_MS, isKept, shelfOf } from './freshness.ts';
import { type ChangingOperation, touchedBy } from './invalidation.ts';
import { ListLengths } from './list-lengths.ts';

export interface CacheDependencies {
  /** May be shared by all connections. */
  memory: AnswerMemory;
  endedSessions: EndedSessions;
  /** Calls of an operation a second that the console may make. */
  shareOf: (operation: Operation) => number;
  /** A monotonic clock, in milliseconds. */
  now?: () => number;
}

/** AWS could not be asked, or gave nothing that can be used: an older answer says more. */
const OUTAGES: ReadonlySet<ErrorCode> = new Set([
  'queue_full',
  'aws_throttled',
  'aws_timeout',
  'aws_unavailable',
  'aws_invalid_answer',
]);
/** What is held about it is no longer to be shown. */
const WITHDRAWN: ReadonlySet<ErrorCode> = new Set(['aws_not_found', 'aws_access_denied']);
/** A change that was refused for one of these was not made, and says nothing about what is held. */
const REFUSED: ReadonlySet<ErrorCode> = new Set([
  'queue_full',
  'aws_throttled',
  'aws_validation',
  'aws_access_denied',
  'aws_credentials',
  'aws_pending_verification',
  'aws_quota_exceeded',
]);

/**
 * Milliseconds after which who can be shown an older answer waits no longer, in the queue and for AWS together. As for a
 * call's deadline (`call.ts`), a moment is left for the answer itself.
 */
const IN_NEED_AFTER_MS = 9_700;
/** Milliseconds after AWS did not answer in which who can be shown an older answer does not wait for it again. */
const OUTAGE_REMEMBERED_MS = 15_000;
/**
 * How long AWS takes its tokens is undocumented: a page that leads to another is given out only so many milliseconds
 * long, unless all that follow it are held as well.
 */
const TOKENS_GOOD_FOR_MS = 60_000;

/**
 * Answers reads from memory as long as what they tell is likely to be true, and forgets what a change touches. Whoever
 * asks has been authorised before; the memory belongs to the connection and not to a person.
 */
export function createCachedCaller(
  { id, region, endpoint }: ConnectionSettings,
  caller: Caller,
  { memory, endedSessions, shareOf, now = () => performance.now() }: CacheDependencies,
): Caller {
  const realm = `${region} ${endpoint ?? ''}`;
  const lengths = new ListLengths();
  const hits = new Map<Operation, number>();
  const refreshes = new Map<Operation, number>();
  const outages = new Map<Operation, { failure: Stale; at: number }>();
  const closing = new AbortController();
  // Each refresh under way listens for the end, as many as there are; it goes when its answer is there.
  setMaxListeners(0, closing.signal);

  const keyOf = (operation: Operation, input: object): string => `${id} ${questionKey(operation, input)}`;

  async function call<O extends Operation>(
    operation: O,
    input: OperationInput<O>,
    options: CallOptions,
  ): Promise<Answer<O>> {
    if (!isRead(operation)) return change(operation, input, options);
    if (!isKept(operation)) return caller.call(operation, input, options);
    options.signal.throwIfAborted();
    const key = keyOf(operation, input);
    const held = memory.get(key);
    const fromMemory = held && recall(key, held, options);
    if (fromMemory !== undefined) {
      count(hits, operation);
      return fromMemory as Answer<O>;
    }
    const asked = ask(key, operation, input, options);
    return held !== undefined && options.heldInNeed === true && isGoodInNeed(held)
      ? unlessInNeed(asked, held as Held & { answer: Answer<O> })
      : asked;
  }

  /** What memory has to say, if that is good enough for who asks. */
  function recall(key: string, held: Held, { accept = 'fresh', heldInNeed }: CallOptions) {
    const age = now() - held.since;
    const list = listOf(held.operation, held.input);
    const share = shareOf(held.operation);
    const pages = lengths.pagesOf(list);
    const { freshMs, staleMs } = shelfOf({ ...held, pages, share });
    const goodMs = typeof accept === 'number' && freshMs < Number.POSITIVE_INFINITY ? accept : freshMs;
    if (age <= goodMs && leadsOn(held)) return held.answer;
    if (accept === 'stale' && age <= staleMs && leadsOn(held)) {
      refresh(key, held);
      return asHeld(held);
    }
    const outage = outages.get(held.operation);
    const isOut = outage !== undefined && now() - outage.at < OUTAGE_REMEMBERED_MS;
    // Who goes through a list has waited at its first page.
    const hasWaited = accept === 'stale' || 'nextToken' in held.input;
    if (!isOut || !hasWaited || heldInNeed !== true || !isGoodInNeed(held)) return undefined;
    refresh(key, held);
    return { ...held.answer, stale: outage.failure };
  }

  async function ask<O extends Operation>(
    key: string,
    operation: O,
    input: OperationInput<O>,
    options: CallOptions,
  ): Promise<Answer<O>> {
    const changes = memory.changes(realm);
    try {
      const answer = await caller.call(operation, input, options);
      outages.delete(operation);
      const before = memory.get(key);
      // What is read once on the way through an account would only push out what people look at.
      const isWanted = before !== undefined || options.priority !== 'background';
      // All who asked at once get the same one.
      if (isWanted && memory.changes(realm) === changes && before?.answer !== answer)
        keep(key, operation, input as object, answer);
      return answer;
    } catch (error) {
      if (error instanceof ApiError) {
        if (WITHDRAWN.has(error.code)) memory.forget(key);
        if (error.code === 'aws_timeout' || error.code === 'aws_unavailable')
          outages.set(operation, { failure: failureOf(error), at: now() });
      }
      throw error;
    }
  }

  function keep(key: string, operation: Operation, input: object, answer: Answer<Operation>): void {
    endedSessions.learn({ connection: id, operation, input, output: answer.output } as never);
    const settled = endedSessions.isSettled(id, operation, input, answer.asOf);
    if (operation.startsWith('List'))
      lengths.learn(listOf(operation, input), tokenOf(input), tokenOf(answer.output));
    memory.keep(key, { realm, operation, input, answer, since: now(), settled });
  }

  /** Fetches a newer answer that nobody waits for. */
  function refresh(key: string, held: Held): void {
    count(refreshes, held.operation);
    const { operation, input } = held;
    ask(key, operation, input as never, { priority: 'hover', signal: closing.signal }).catch(
      (error: unknown) => {
        // That there is no time for it is no news; that AWS does not answer is.
        if (error instanceof ApiError && OUTAGES.has(error.code) && error.code !== 'queue_full')
          held.failure = failureOf(error);
      },
    );
  }

  /** The answer once it is there; the held one where none comes. */
  async function unlessInNeed<O extends Operation>(
    asked: Promise<Answer<O>>,
    held: { answer: Answer<O> },
  ): Promise<Answer<O>> {
    return new Promise((resolve, reject) => {
      const giveHeld = (stale: Stale): void => resolve({ ...held.answer, stale });
      const timer = setTimeout(
        () => giveHeld({ code: 'aws_timeout', message: 'No newer answer came within ten seconds.' }),
        IN_NEED_AFTER_MS,
      );
      asked
        .then(resolve, (error: unknown) => {
          if (error instanceof ApiError && OUTAGES.has(error.code)) giveHeld(failureOf(error));
          else reject(error);
        })
        .finally(() => clearTimeout(timer));
    });
  }

  async function change<O extends Operation>(
    operation: O,
    input: OperationInput<O>,
    options: CallOptions,
  ): Promise<Answer<O>> {
    const forget = (): void =>
      memory.change(
        realm,
        touchedBy(operation as ChangingOperation, input as never, (read) => memory.of(realm, read)),
      );
    try {
      const answer = await caller.call(operation, input, options);
      forget();
      return answer;
    } catch (error) {
      // It may have been made nevertheless.
      if (!(error instanceof ApiError && REFUSED.has(error.code))) forget();
      throw error;
    }
  }

  function leadsOn(held: Held): boolean {
    for (let page: Held | undefined = held; page !== undefined;) {
      const next = tokenOf(page.answer.output);
      if (next === undefined) return true;
      if (now() - page.since <= TOKENS_GOOD_FOR_MS) return true;
      page = memory.get(keyOf(page.operation, { ...page.input, nextToken: next }));
    }
    return false;
  }

  function isGoodInNeed({ since }: Held): boolean {
    return now() - since <= GOOD_IN_NEED_MS;
  }

  function listOf(operation: Operation, input: object): string {
    return keyOf(operation, { ...input, nextToken: undefined });
  }

  return {
    call,
    reachability: () => caller.reachability(),
    answered() {
      const asked = caller.answered();
      return new Map(
        [...new Set([...asked.keys(), ...hits.keys()])].map((operation): [Operation, AnswerCounts] => [
          operation,
          {
            hits: hits.get(operation) ?? 0,
            misses: (asked.get(operation)?.misses ?? 0) - (refreshes.get(operation) ?? 0),
          },
        ]),
      );
    },
    close() {
      closing.abort(new Error('The console is closing.'));
      caller.close();
    },
  };
}

function asHeld({ answer, failure }: Held): Answer<Operation> {
  return failure === undefined ? answer : { ...answer, stale: failure };
}

function failureOf({ code, message }: ApiError): Stale {
  return { code, message };
}

function count(counts: Map<Operation, number>, operation: Operation): void {
  counts.set(operation, (counts.get(operation) ?? 0) + 1);
}
