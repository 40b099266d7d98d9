import { ApiError } from '#server/http/api-error.ts';
import type { SideOperation } from './any-operation.ts';
import { questionKey } from './budget/question-key.ts';
import { type Crew, SingleFlight } from './budget/single-flight.ts';
import type { AnswerCounts, CallerDependencies, CallOptions } from './call.ts';
import { refuseIncomplete } from './refuse-incomplete.ts';
import { type Received, type SdkClient, sendCommand } from './send-command.ts';
import { deadlineOf, sendInTurn } from './send-in-turn.ts';
import { translateError } from './translate-error.ts';

/** The input and the output of each operation of a service. */
export type Shapes<O extends SideOperation> = Record<O, { input: object; output: object }>;

/** The only way from the console to a service beside IVS Real-Time: it reads, and holds nothing of what it read. */
export interface SideCaller<O extends SideOperation, S extends Shapes<O>> {
  /** @throws {ApiError} with a code of `aws_*`, or `queue_full`; the signal's reason once it is aborted */
  call<Name extends O>(
    operation: Name,
    input: S[Name]['input'],
    options: Pick<CallOptions, 'priority' | 'signal' | 'request'>,
  ): Promise<Received<S[Name]['output']>>;
  /** Of every operation that was asked, since the server was started. */
  answered(): ReadonlyMap<O, AnswerCounts>;
  /** Closes the kept-alive sockets. */
  close(): void;
}

/** A service as its SDK has it. */
export interface SideService {
  client: SdkClient & { destroy(): void };
  /** The exports of its SDK. */
  sdk: object;
}

/** One a connection and service, with a client of its own; its operations have lanes of their own in the connection's budget. */
export function createSideCaller<O extends SideOperation, S extends Shapes<O>>(
  { client, sdk }: SideService,
  { budget, deadlineMs: given, credentials, told }: CallerDependencies,
): SideCaller<O, S> {
  const reads = new SingleFlight<Received<object>>();
  const answered = new Map<O, AnswerCounts>();

  async function ask(operation: O, input: object, crew: Crew): Promise<Received<object>> {
    const deadlineMs = deadlineOf(operation, given);
    const { signal } = crew;
    const attempt = async (leftMs: number) =>
      sendCommand<object>({ client, sdk, operation, input, signal, leftMs });
    try {
      const answer = await sendInTurn({ operation, budget, crew, deadlineMs, attempt, credentials, told });
      refuseIncomplete(operation, input, answer);
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof ApiError ? error : translateError(error, operation, deadlineMs);
    }
  }

  return {
    async call<Name extends O>(
      operation: Name,
      input: S[Name]['input'],
      waiter: Pick<CallOptions, 'priority' | 'signal' | 'request'>,
    ) {
      const misses = (answered.get(operation)?.misses ?? 0) + 1;
      answered.set(operation, { hits: 0, misses });
      return reads.join(questionKey(operation, input), waiter, async (crew) => ask(operation, input, crew));
    },
    answered: () => answered,
    close: () => client.destroy(),
  };
}
