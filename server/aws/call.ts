import * as sdk from '@aws-sdk/client-ivs-realtime';
import type { ErrorCode, Stale } from '#shared/contract/errors.ts';
import { ApiError } from '#server/http/api-error.ts';
import { gapIn } from './answer-shape.ts';
import { boundedBody, type ReceivedBody, streamOf } from './bounded-body.ts';
import { type Verdict, verdictOn } from './budget/attempt-verdict.ts';
import type { Budget } from './budget/budget.ts';
import type { Priority } from './budget/priority.ts';
import { questionKey } from './budget/question-key.ts';
import { type Crew, SingleFlight } from './budget/single-flight.ts';
import { createClient } from './client.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { Observation, Observer } from './observation.ts';
import type { Operation, OperationInput, OperationOutput } from './operation-types.ts';
import { isRead, operations, type OperationTraits } from './operations.ts';
import { isFollowedByItself } from './paging.ts';
import { translateError, UpstreamDeadline } from './translate-error.ts';

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
  /** Told of every answer of AWS. */
  observe?: Observer;
}

/** Time in queue does not count: the deadline tells that the upstream is silent, not that the console is busy. */
const DEADLINE_MS = 10_000;
/** No answer of IVS Real-Time comes near: a hundred participants with all their attributes are some 250 kB. */
const LONGEST_ANSWER_BYTES = 16 * 1024 * 1024;

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
      const { priority, request, signal } = waiter;
      const requests = request === undefined ? [] : [request];
      return inTurn(operation, input, { priority: () => priority, requests: () => requests, signal }).finally(
        () => {
          // What was asked before the change may be answered without it.
          reads.departAnew();
        },
      );
    }
    const answer = await reads.join(questionKey(operation, input), waiter, async (crew) =>
      inTurn(operation, input, crew),
    );
    return answer as Answer<O>;
  }

  /** Sends when the budget allows it, and again where that may help and can do no harm. */
  async function inTurn<O extends Operation>(
    operation: O,
    input: OperationInput<O>,
    { priority, requests, signal }: Crew,
  ): Promise<Answer<O>> {
    const traits: OperationTraits = operations[operation];
    const deadlineMs = dependencies.deadlineMs ?? traits.deadlineMs ?? DEADLINE_MS;
    const sending = isRead(operation) ? signal : new AbortController().signal;
    let firstSentAt: number | undefined;
    let clockCorrected = false;
    try {
      const answer = await dependencies.budget.run({
        operation,
        priority,
        requests,
        signal,
        attempt: async () => {
          const now = performance.now();
          firstSentAt ??= now;
          return send(client, operation, input, sending, firstSentAt + deadlineMs - now);
        },
        verdictOn: (error): Verdict => {
          // The clock of this machine was off; the SDK has learned by how much. The request was refused before anything
          // was done, so that sending it again is safe for every operation.
          if (isClockSkewCorrected(error) && !clockCorrected) {
            clockCorrected = true;
            return 'resend';
          }
          return verdictOn(translateError(error, operation, deadlineMs), operation);
        },
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
      } as unknown as Observation);
      return answer;
    } catch (error) {
      sending.throwIfAborted();
      // Given up in the queue, or refused by it: AWS has said nothing.
      if (error === signal.reason || error instanceof ApiError) throw error;
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

/**
 * An answer with gaps is none: it must not reach what is kept, and asking on for the same page would never end. Of a
 * change it tells that it was made, so that there the gap is found by whoever shows it.
 *
 * @throws {ApiError} `aws_invalid_answer`
 */
function refuseIncomplete(
  operation: Operation,
  input: object,
  { output, awsRequestId }: Answer<Operation>,
): void {
  if (!isRead(operation)) return;
  const gap = isFollowedByItself(input, output)
    ? 'its page says that it is followed by itself'
    : gapIn(operation, output);
  if (gap === undefined) return;
  throw new ApiError(
    'aws_invalid_answer',
    `The answer of AWS to ${operation} is not complete: ${gap}. Try again. AWS Support can look it up by the AWS ` +
      'request id.',
    { awsRequestId },
  );
}

interface CommandConstructor {
  new (input: object): Parameters<sdk.IVSRealTimeClient['send']>[0];
}

async function send<O extends Operation>(
  client: sdk.IVSRealTimeClient,
  operation: O,
  input: OperationInput<O>,
  signal: AbortSignal,
  leftMs: number,
): Promise<Answer<O>> {
  // Operation is read from these very exports, so that the class is there; the compiler cannot follow a computed name.
  const commands: Readonly<Record<string, unknown>> = sdk;
  const Command = commands[`${operation}Command`] as CommandConstructor;
  const command = new Command(input as object);
  let upstreamTime: string | undefined;
  const received: ReceivedBody = { bytes: 0 };
  command.middlewareStack.add(
    (next) => async (request) => {
      const result = await next(request);
      upstreamTime = headerOf(result.response, 'x-emulator-now');
      refusePage(result.response);
      const holder = streamOf(result.response);
      if (holder !== undefined) holder.body = boundedBody(holder.body, LONGEST_ANSWER_BYTES, received);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'readAnswerHeaders' },
  );

  // requestTimeout of the SDK does not end a body that drips; only an abort signal does.
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new UpstreamDeadline()), Math.max(0, leftMs));
  const cut = AbortSignal.any([signal, deadline.signal]);
  try {
    const { $metadata, ...output } = await client.send(command, { abortSignal: cut });
    return {
      output: output as OperationOutput<O>,
      asOf: instant(upstreamTime) ?? new Date(),
      awsRequestId: $metadata.requestId,
      bytes: received.bytes,
    };
  } catch (error) {
    if (deadline.signal.aborted) throw deadline.signal.reason;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The SDK does not look at the body where an operation gives nothing back, and would take the sign-in page of a proxy for
 * a stage that was deleted.
 */
function refusePage(response: unknown): void {
  if (/\bhtml\b/i.test(headerOf(response, 'content-type') ?? ''))
    throw Object.assign(new SyntaxError('an HTML page came instead of JSON'), {
      $metadata: { httpStatusCode: statusOf(response) },
    });
}

function statusOf(response: unknown): number | undefined {
  if (typeof response !== 'object' || response === null || !('statusCode' in response)) return undefined;
  return typeof response.statusCode === 'number' ? response.statusCode : undefined;
}

function headerOf(response: unknown, name: string): string | undefined {
  if (typeof response !== 'object' || response === null || !('headers' in response)) return undefined;
  const value = (response.headers as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}

function instant(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Errors of a signature whose time is off. The SDK marks other errors as skewed too if only their `Date` is far away. */
const SKEW_ERRORS =
  /^(AccessDeniedException|InvalidSignatureException|SignatureDoesNotMatch|RequestExpired|RequestInTheFuture|RequestTimeTooSkewed)$/;

function isClockSkewCorrected(error: unknown): boolean {
  if (!(error instanceof sdk.IVSRealTimeServiceException) || !SKEW_ERRORS.test(error.name)) return false;
  return 'clockSkewCorrected' in error.$metadata && error.$metadata.clockSkewCorrected === true;
}
