import type { JsonEndpoint } from '#shared/contract/endpoint.ts';
import { type Connections } from '#server/aws/connections.ts';
import { bindUpstream } from '#server/aws/upstream.ts';
import { encodeOutput } from '#server/http/encode-output.ts';
import type { Browser } from '#server/http/browser.ts';
import type { RequestContext } from '#server/http/handlers.ts';
import { createLogger } from '#server/http/logger.ts';
import type { Look } from './feed.ts';

type Input = Readonly<Record<string, unknown>>;

/** A handler of the API, as a feed uses it. */
export type Handler = (input: never, context: RequestContext) => unknown;

/** The largest page that AWS gives. */
const PAGE = 100;
/** No list of the account is longer; one that goes on and on is no list. */
const MOST_PAGES = 1_000;

const quiet = createLogger('silent');

/** What asks is the console itself. */
const NO_BROWSER: Browser = {
  address: '',
  agent: '',
  origin: undefined,
  sessionSecret: () => undefined,
  keepSession: () => undefined,
  forgetSession: () => undefined,
};

function contextOf(
  connections: Connections,
  endpoint: JsonEndpoint,
  signal: AbortSignal,
  accept: number,
): RequestContext {
  return {
    requestId: 'live',
    // What is pushed goes to whoever has subscribed, which is decided there.
    principal: undefined,
    browser: NO_BROWSER,
    asker: { person: undefined, address: undefined, requestId: 'live' },
    signal,
    log: quiet,
    // A click goes first: whoever watches has something on screen already.
    upstream: (id) =>
      bindUpstream(connections.get(id), endpoint, signal, () => undefined, {
        priority: 'hover',
        accept,
      }),
  };
}

/** Asks an endpoint's own handler, so that what is pushed is what would be answered. @throws what the handler throws */
async function ask(
  connections: Connections,
  endpoint: JsonEndpoint,
  handler: Handler,
  input: Input,
  signal: AbortSignal,
  notOlderMs: number,
): Promise<{ item?: unknown; items?: unknown[]; nextToken?: string; asOf: string }> {
  const answer = await handler(input as never, contextOf(connections, endpoint, signal, notOlderMs));
  return encodeOutput(endpoint, endpoint.output, answer, undefined) as { asOf: string };
}

/** Looks at one item. */
export function lookAtItem(connections: Connections, endpoint: JsonEndpoint, handler: Handler, input: Input) {
  return async (signal: AbortSignal, notOlderMs: number): Promise<Look & { kind: 'item' }> => {
    const { item, asOf } = await ask(connections, endpoint, handler, input, signal, notOlderMs);
    return { kind: 'item', item, asOf };
  };
}

/** Looks at a whole list, page by page. Its age is that of the first page: never younger than the truth. */
export function lookAtList(connections: Connections, endpoint: JsonEndpoint, handler: Handler, input: Input) {
  return async (signal: AbortSignal, notOlderMs: number): Promise<Look & { kind: 'list' }> => {
    const items: unknown[] = [];
    let asOf: string | undefined;
    let nextToken: string | undefined;
    let pages = 0;
    do {
      const page = await ask(
        connections,
        endpoint,
        handler,
        { ...input, maxResults: PAGE, ...(nextToken === undefined ? {} : { nextToken }) },
        signal,
        notOlderMs,
      );
      for (const item of page.items ?? []) items.push(item);
      asOf ??= page.asOf;
      pages += 1;
      if (page.nextToken !== undefined && page.nextToken === nextToken)
        throw new Error(`${endpoint.id} answered the same page again`);
      nextToken = page.nextToken;
    } while (nextToken !== undefined && pages < MOST_PAGES);
    return { kind: 'list', items, asOf, pages };
  };
}
