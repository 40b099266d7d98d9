import type { Input, JsonEndpoint } from '#shared/contract/endpoint.ts';
import { attempt } from './call-endpoint.ts';
import type { Sent } from './send.ts';
import type { RunningConsole } from './start-console.ts';

/** A browser that begins as nobody, and keeps the cookies that it is given. */
export interface AsBrowser {
  ask<E extends JsonEndpoint>(endpoint: E, input: Input<E>): Promise<Sent>;
  /** As the header; empty where it has none. */
  cookie(): string;
}

export function asBrowser(running: Pick<RunningConsole, 'port' | 'url'>, cookie = ''): AsBrowser {
  let kept = cookie;
  return {
    async ask(endpoint, input) {
      const sent = await attempt(running, endpoint, input, { cookie: kept, 'user-agent': 'a test' });
      for (const line of sent.headers['set-cookie'] ?? []) {
        const [pair = ''] = line.split(';');
        kept = /Max-Age=0\b/.test(line) ? '' : pair;
      }
      return sent;
    },
    cookie: () => kept,
  };
}
