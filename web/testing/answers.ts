import { vi } from 'vitest';
import type { BytesEndpoint, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '#shared/contract/errors.ts';

/** What was asked: path and query values as text, as they stand in the URL. */
export type Asked = Readonly<Record<string, string>>;

/** How a test's server answers one endpoint. */
export interface Answer {
  endpoint: JsonEndpoint | BytesEndpoint;
  reply: (asked: Asked) => unknown;
}

class Refusal extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

/** An error answer, for use as what a `reply` returns. */
export function refusal(code: ErrorCode, message: string, more: Partial<ErrorBody> = {}): never {
  throw new Refusal(ERROR_STATUS[code], { code, message, requestId: 'req-test', ...more });
}

/** Answers an endpoint with what its contract allows. */
export function answer<E extends JsonEndpoint>(
  endpoint: E,
  reply: (asked: Asked) => Wire<E> | Promise<Wire<E>>,
): Answer {
  return { endpoint, reply };
}

/** Answers a download: nothing where it gives undefined. */
export function answerBytes(
  endpoint: BytesEndpoint,
  reply: (asked: Asked) => { bytes: Uint8Array; headers: Record<string, string> } | undefined,
): Answer {
  return {
    endpoint,
    reply: (asked) => {
      const { bytes, headers } = reply(asked) ?? { bytes: new Uint8Array(), headers: {} };
      return new Response(new Uint8Array(bytes), { headers });
    },
  };
}

interface Calls {
  /** Endpoint ids in the order they were asked, with what was asked, and what was sent in a body. */
  asked: { id: string; asked: Asked; body: unknown }[];
  /** How many requests were ended by the page before they were answered. */
  aborted: number;
}

function match(endpoint: Answer['endpoint'], url: URL): Asked | undefined {
  const pattern = new RegExp(`^/api${endpoint.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  const found = pattern.exec(url.pathname);
  return found ? { ...found.groups, ...Object.fromEntries(url.searchParams) } : undefined;
}

/** Puts a server's answers in the place of the network. An endpoint without an answer fails the request. */
export function serve(answers: readonly Answer[]): Calls {
  const calls: Calls = { asked: [], aborted: 0 };
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const url = new URL(address, 'http://console.test');
    for (const { endpoint, reply } of answers) {
      const asked = endpoint.method === init.method ? match(endpoint, url) : undefined;
      if (!asked) continue;
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      calls.asked.push({ id: endpoint.id, asked, body });
      return respond(reply, asked, init.signal ?? undefined, calls);
    }
    throw new TypeError(`The test has no answer for ${init.method} ${url.pathname}`);
  });
  return calls;
}

async function respond(
  reply: Answer['reply'],
  asked: Asked,
  signal: AbortSignal | undefined,
  calls: Calls,
): Promise<Response> {
  let answeredAlready = false;
  const ended = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => {
      if (answeredAlready) return;
      calls.aborted += 1;
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    });
  });
  try {
    const answered = (async () => {
      const content = await reply(asked);
      return content instanceof Response ? content : Response.json(content);
    })();
    return await Promise.race([answered, ended]);
  } catch (error) {
    if (error instanceof Refusal) return Response.json(error.body, { status: error.status });
    throw error;
  } finally {
    answeredAlready = true;
  }
}
