import { boundedBody, type ReceivedBody, streamOf } from './bounded-body.ts';
import { UpstreamDeadline } from './translate-error.ts';

/** The client of any service of AWS; which commands it takes is its own matter. */
export interface SdkClient {
  send(command: never, options: { abortSignal: AbortSignal }): Promise<unknown>;
}

interface CommandConstructor {
  new (input: object): {
    middlewareStack: { add(middleware: Middleware, where: object): void };
  };
}
type Middleware = (
  next: (request: unknown) => Promise<{ response: unknown }>,
) => (request: unknown) => Promise<{ response: unknown }>;

/** One call of one service. */
export interface Sending {
  client: SdkClient;
  /** The exports of the service's SDK, in which the command class is found by the operation's name. */
  sdk: object;
  operation: string;
  input: object;
  /** Cuts the call. */
  signal: AbortSignal;
  /** Milliseconds that the answer may still take. */
  leftMs: number;
}

export interface Received<Output> {
  output: Output;
  /** The upstream's own time when it answered. */
  asOf: Date;
  awsRequestId: string | undefined;
  /** Length of the answer's body. */
  bytes: number;
}

/** No answer comes near: a hundred participants with all their attributes are some 250 kB. */
const LONGEST_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * Sends a call once, as the SDK does it, and sees to it that its answer ends.
 * @throws {UpstreamDeadline}, and whatever the SDK throws
 */
export async function sendCommand<Output>(sending: Sending): Promise<Received<Output>> {
  const { client, sdk, operation, input, signal, leftMs } = sending;
  // Operations are read from these very exports, so that the class is there; the compiler cannot follow a computed name.
  const commands = sdk as Readonly<Record<string, unknown>>;
  const Command = commands[`${operation}Command`] as CommandConstructor;
  const command = new Command(input);
  let upstreamTime: string | undefined;
  const received: ReceivedBody = { bytes: 0 };
  command.middlewareStack.add(
    (next) => async (request) => {
      const result = await next(request);
      upstreamTime = headerOf(result.response, 'x-emulator-now');
      const holder = streamOf(result.response);
      if (isPage(result.response)) {
        // Nobody reads it, and an answer that is not read to its end holds its socket for good.
        holder?.body.destroy();
        throw pageInsteadOfAnswer(result.response);
      }
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
    const answer = await client.send(command as never, { abortSignal: cut });
    const { $metadata, ...output } = answer as { $metadata: { requestId?: string | undefined } };
    return {
      output: output as Output,
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
function isPage(response: unknown): boolean {
  return /\bhtml\b/i.test(headerOf(response, 'content-type') ?? '');
}

function pageInsteadOfAnswer(response: unknown): Error {
  return Object.assign(new SyntaxError('an HTML page came instead of JSON'), {
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
