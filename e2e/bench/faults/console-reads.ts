import { ownHeaders } from '#server/testing/own-headers.ts';
import { send } from '#server/testing/send.ts';
import type { RunningConsole } from '#server/testing/start-console.ts';

/** What became of one question to the console. */
export interface Outcome {
  /** 0 where no answer came. */
  status: number;
  code: string | undefined;
  /** Whether an answer of before was given, which says so. */
  stale: boolean;
  ms: number;
}

/** Asks the console as a browser does. */
export async function ask(
  url: string,
  path: string,
  init: { method?: string; body?: object; anew?: boolean } = {},
): Promise<Outcome & { body: unknown }> {
  const began = performance.now();
  const { method = 'GET', body, anew } = init;
  try {
    // On a connection of its own, so that none of ours are left when sockets are counted.
    const answer = await send(Number(new URL(url).port), {
      method,
      path: `/api/emulator${path}`,
      headers: {
        ...ownHeaders(url),
        ...(anew === true ? { 'cache-control': 'no-cache' } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json = answer.json() as { code?: string; stale?: object };
    return {
      status: answer.status,
      code: answer.status < 400 ? undefined : json.code,
      stale: json.stale !== undefined,
      ms: performance.now() - began,
      body: json,
    };
  } catch {
    return { status: 0, code: undefined, stale: false, ms: performance.now() - began, body: undefined };
  }
}

/** One read of each kind that a page makes, about things that exist in the world. */
export async function everyRead(running: RunningConsole): Promise<string[]> {
  const list = async (path: string) =>
    ((await ask(running.url, path)).body as { items: Readonly<Record<string, string>>[] }).items;
  const id = (item: Readonly<Record<string, string>> | undefined): string =>
    (item?.['arn'] ?? '').split('/').pop() ?? '';
  const stages = await list('/stages?maxResults=100');
  const stage = stages.find(({ activeSessionId }) => activeSessionId);
  const session = `/stages/${id(stage)}/sessions/${stage?.['activeSessionId'] ?? ''}`;
  const [somebody] = await list(`${session}/participants`);
  const participant = `${session}/participants/${somebody?.['participantId'] ?? ''}`;
  const kinds = ['compositions', 'encoder-configurations', 'storage-configurations', 'public-keys'];
  const resources = await Promise.all(
    kinds.map(async (kind) => [`/${kind}`, `/${kind}/${id((await list(`/${kind}`))[0])}`]),
  );
  return [
    '/stages?maxResults=100',
    `/stages/${id(stage)}`,
    `/stages/${id(stage)}/sessions`,
    session,
    `${session}/participants`,
    participant,
    `${participant}/events`,
    `/stages/${id(stage)}/participants/${somebody?.['participantId'] ?? ''}/replicas`,
    '/ingest-configurations',
    `/tags/stage/${id(stage)}`,
    ...resources.flat(),
  ];
}
