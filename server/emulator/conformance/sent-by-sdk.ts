import type { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';

/** What of an input the SDK puts on the wire, with members bound to path and query where the model has them. */
export interface SentInput {
  /** Of the last call; `undefined` when the SDK sent nothing. */
  last: () => unknown;
  forget: () => void;
}

interface HttpRequest {
  path: string;
  query?: Record<string, unknown>;
  body?: Uint8Array | string;
}

/** Watches what a client sends. Only for calls one after another. */
export function watchSent(client: IVSRealTimeClient): SentInput {
  let last: unknown;
  client.middlewareStack.add(
    (next) => async (args) => {
      last = inputIn(args.request as HttpRequest);
      return next(args);
    },
    { step: 'finalizeRequest', name: 'watchSent' },
  );
  return {
    last: () => last,
    forget: () => {
      last = undefined;
    },
  };
}

function inputIn({ path, query = {}, body }: HttpRequest): Record<string, unknown> {
  // Not by its own toString, of which the SDK warns.
  const text = typeof body === 'object' ? new TextDecoder().decode(body) : (body ?? '');
  const members = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  const label = /^\/tags\/(.*)$/.exec(path)?.[1];
  return label === undefined ? members : { ...members, ...query, resourceArn: decodeURIComponent(label) };
}
