import * as sdk from '@aws-sdk/client-ivs-realtime';
import type { ErrorCode, Stale } from '#shared/contract/errors.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Budget } from './budget/budget.ts';
import type { Priority } from './budget/priority.ts';
import { questionKey } from './budget/question-key.ts';
import { type Crew, SingleFlight } from './budget/single-flight.ts';
import { createClient } from './client.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { Observation, Observer } from './observation.ts';
import type { Operation, OperationInput, OperationOutput } from './operation-types.ts';
import { isRead } from './operations.ts';
import { refuseIncomplete } from './refuse-incomplete.ts';
import { sendCommand } from './send-command.ts';
import { cutterOf, deadlineOf, sendInTurn } from './send-in-turn.ts';
import { translateError } from './translate-error.ts';

export interface CallOptions {
  priority: Priority;
  /**
   * Aborted when nobody waits for the answer any more: a queued call leaves the queue, and a read that was sent is cut.
   * A change that was sent is seen through to its end, so that the log knows what became of it.
   */
  signal: AbortSignal;
  /**
   * What may be answered from memory: only what is still `fresh` (so it is unless said), or what is `stale` too, while
   * a newer answer is being fetched; or what is at most so many milliseconds old, and what never changes.
   */
  accept?: 'fresh' | 'stale' | number;
  /** Where AWS cannot be asked, an answer of the last hour will do; it says that it is `stale`. */
  heldInNeed?: boolean;
  /** The browser's own id for the request, so that it can be told how long it has to wait. */
  request?: string | undefined;
  /** Why a change is made; told to whoever observes. */
  reason?: string | undefined;
}

export interface Answer<O extends Operation> {
  output: OperationOutput<O>;
  /** The upstream's own time when it answered. */
  asOf: Date;
  awsRequestId: string | undefined;
  /** Length of the answer's body. */
  bytes: number;
  /** There where no newer answer could be had: why this one of before was given. */
  stale?: Stale;
}

/** Whether the upstream spoke when it was last called. Any answer of the service counts, a refusal too. */
export interface Reachability {
  reachable: boolean;
  at: Date;
  /** What the last call met, where it failed. */
  code?: ErrorCode;
}

/** How often an operation was answered from what the console held, and how often AWS was asked. */
export interface AnswerCounts {
  hits: number;
  misses: number;
}

/** The only way from the console to IVS Real-Time. */
export interface Caller {
  /** @throws {ApiError} with a code of `aws_*`, or `queue_full`; the signal's reason once it is aborted */
  call<O extends Operation>(operation: O, input: OperationInput<O>, options: CallOptions): Promise<Answer<O>>;
  /** Undefined until the first call. */
  reachability(): Reachability | undefined;
  /** Of every operation that was asked, since the server was started. */
  answered(): ReadonlyMap<Operation, AnswerCounts>;
  /** Closes the kept-alive sockets. */
  close(): void;
}

export interface CallerDependencies {
  budget: Budget;
  /**
   * Time allowed to every operation in milliseconds, from sending it for the first time to the last byte of the
   * answer, with all further attempts.
   */
  deadlineMs?: number;
  /** Whether whatever is no read is refused, whoever asks for it. */
  readOnly?: boolean;
  /** Told of every answer of AWS. */
  observe?: Observer;
}

/** One caller a connection: it owns that account's client. Equal reads at one time are one call. */
export function createCaller(connection: ConnectionSettings, dependencies: CallerDependencies): Caller {
  const client = createClient(connection);
  const reads = new SingleFlight<Answer<Operation>>();
  const answered = new Map<Operation, AnswerCounts>();
  let last: Reachability | undefined;

  async function call<O extends Operation>(
    operation: O,
    input: OperationInput<O>,
    waiter: CallOptions,
  ): Promise<Answer<O>> {
    const counts = answered.get(operation) ?? { hits: 0, misses: 0 };
    answered.set(operation, { ...counts, misses: counts.misses + 1 });
    if (!isRead(operation)) {
      if (dependencies.readOnly === true)
        throw new ApiError(
          'read_only',
          `${operation} was not sent: this console was started read-only (CALLBOARD_READ_ONLY).`,
        );
      const { priority, request, signal, reason } = waiter;
      const requests = request === undefined ? [] : [request];
      const alone: Crew = { priority: () => priority, requests: () => requests, signal };
      return inTurn(operation, input, alone, reason).finally(() => {
        // What was asked before the change may be answered without it.
        reads.departAnew();
      });
    }
    const answer = await reads.join(questionKey(operation, input), waiter, async (crew) =>
      inTurn(operation, input, crew),
    );
    return answer as Answer<O>;
  }

  /** Sends when it is its turn, and tells of the answer. */
  async function inTurn<O extends Operation>(
    operation: O,
    input: OperationInput<O>,
    crew: Crew,
    reason?: string,
  ): Promise<Answer<O>> {
    const { budget } = dependencies;
    const deadlineMs = deadlineOf(operation, dependencies.deadlineMs);
    const sending = cutterOf(operation, crew.signal);
    try {
      const answer = await sendInTurn({
        operation,
        budget,
        crew,
        deadlineMs,
        attempt: async (leftMs) =>
          sendCommand<OperationOutput<O>>({
            client,
            sdk,
            operation,
            input: input as object,
            signal: sending,
            leftMs,
          }),
      });
      last = { reachable: true, at: new Date() };
      refuseIncomplete(operation, input, answer);
      const { output, asOf } = answer;
      // Each operation goes with its own input and output; the compiler loses that in a generic function.
      dependencies.observe?.({
        connection: connection.id,
        operation,
        input,
        output,
        asOf,
        reason,
      } as unknown as Observation);
      return answer;
    } catch (error) {
      sending.throwIfAborted();
      // Given up in the queue, or refused by it: AWS has said nothing.
      if (error === crew.signal.reason || error instanceof ApiError) throw error;
      const translated = translateError(error, operation, deadlineMs);
      last = {
        reachable: translated.code !== 'aws_unavailable' && translated.code !== 'aws_timeout',
        at: new Date(),
        code: translated.code,
      };
      throw translated;
    }
  }

  return { call, reachability: () => last, answered: () => answered, close: () => client.destroy() };
}
