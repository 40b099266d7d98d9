import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { api } from '#shared/api.ts';
import { addressOf, type Endpoint } from '#shared/contract/endpoint.ts';
import { idOf, RESOURCE_KINDS } from '#shared/contract/ids.ts';
import { type RunningConsole } from './start-console.ts';
import { ownHeaders } from './own-headers.ts';
import { send } from './send.ts';

/** Ids of things that exist in the world, by the names of path parameters. */
export type ExampleIds = Record<string, string>;

interface Page {
  items: { arn?: string; sessionId?: string; participantId?: string; activeSessionId?: string }[];
}

/** A question to the investigator. */
const QUESTION = { x: 'somebody', y: 'somebody-else', at: '2026-11-20T14:00:00Z' };

/** Values of the parameters in the query that some reads cannot do without. */
const NEEDED: Readonly<Record<string, string>> = {
  ...QUESTION,
  from: '2026-11-20T13:00:00Z',
  to: '2026-11-20T14:00:00Z',
  participants: 'somebody,somebody-else',
  stages: 'AbCdEfGhIjKl',
};

/** Every endpoint of the console's API. */
export const ENDPOINTS: readonly Endpoint[] = Object.values(api).flatMap((contract) =>
  Object.values(contract),
);

/** Those that are asked with GET, are answered whole, and never change anything. */
export const READS = ENDPOINTS.filter(({ method, kind }) => method === 'GET' && kind !== 'stream');

/** Those among them that ask AWS. */
export const AWS_READS = READS.filter(({ aws }) => aws.length > 0);

/** All others that a page can ask for: what changes something, and what reveals a secret. */
export const COMMANDS = ENDPOINTS.filter(({ kind, method }) => method !== 'GET' && kind !== 'hook');

/** Those among them that ask AWS; the others are about the console itself. */
export const AWS_COMMANDS = COMMANDS.filter(({ aws }) => aws.length > 0);

/** Finds one of each kind of thing through the API itself: a live stage, its session, somebody in it. */
export async function exampleIds({ port, url }: Pick<RunningConsole, 'port' | 'url'>): Promise<ExampleIds> {
  const list = async (path: string): Promise<Page['items']> => {
    const { status, json, body } = await send(port, { path: `/api/emulator${path}` });
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
    return (json() as Page).items;
  };
  const firstId = async (path: string): Promise<string> => idOf((await list(path))[0]?.arn ?? '');

  const stages = await list('/stages?maxResults=100');
  const stage = stages.find(({ activeSessionId }) => Boolean(activeSessionId));
  const stageId = idOf(stage?.arn ?? '');
  const sessionId = stage?.activeSessionId ?? '';
  const people = await list(`/stages/${stageId}/sessions/${sessionId}/participants`);
  return {
    connection: 'emulator',
    stageId,
    sessionId,
    participantId: people[0]?.participantId ?? '',
    destinationStageId: idOf(stages.find((each) => each !== stage)?.arn ?? ''),
    compositionId: await firstId('/compositions'),
    encoderConfigurationId: await firstId('/encoder-configurations'),
    storageConfigurationId: await firstId('/storage-configurations'),
    ingestConfigurationId: await firstId('/ingest-configurations'),
    publicKeyId: await firstId('/public-keys'),
    presetId: await keptLayout({ port, url }),
    scenarioId: await keptScenario({ port, url }),
    findingId: await keptFinding({ port, url }, { stageId, sessionId }),
    jobId: await endedBulkJob({ port, url }),
    resourceKind: RESOURCE_KINDS[0],
    resourceId: stageId,
    ofId: stageId,
    ...(await exampleAccounts({ port, url })),
    role: 'support',
  };
}

/** Somebody who was invited, a screen on a wall, and a session of whoever asks. */
async function exampleAccounts({ port, url }: Pick<RunningConsole, 'port' | 'url'>): Promise<ExampleIds> {
  const make = async (path: string, body: object): Promise<unknown> =>
    (
      await send(port, {
        method: 'POST',
        path,
        headers: { ...ownHeaders(url), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json();
  const name = `example-${randomUUID()}`;
  const { person } = (await make('/api/people', { name, role: 'viewer' })) as { person: { id: string } };
  const wall = { name: 'Example', connection: 'emulator' };
  const { display } = (await make('/api/displays', wall)) as { display: { id: string } };
  return { personId: person.id, displayId: display.id, accountSessionId: 'ses-0000000000000009' };
}

/** The world begins without a kept layout, so one is made. */
async function keptLayout(running: Pick<RunningConsole, 'port' | 'url'>): Promise<string> {
  return kept(running, 'layouts', { layout: {}, canvas: { width: 1280, height: 720 } });
}

/** As `keptLayout`. */
async function keptScenario(running: Pick<RunningConsole, 'port' | 'url'>): Promise<string> {
  return kept(running, 'layout-scenarios', { people: [], shown: 0 });
}

async function kept(
  { port, url }: Pick<RunningConsole, 'port' | 'url'>,
  what: string,
  content: object,
): Promise<string> {
  const sent = await send(port, {
    method: 'POST',
    path: `/api/emulator/${what}`,
    headers: { ...ownHeaders(url), 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Example', content }),
  });
  return (sent.json() as { id: string }).id;
}

/** The world begins without a kept answer, so one is asked for and kept. */
async function keptFinding(
  { port, url }: Pick<RunningConsole, 'port' | 'url'>,
  { stageId, sessionId }: { stageId: string; sessionId: string },
): Promise<string> {
  const path = `/api/emulator/stages/${stageId}/sessions/${sessionId}/investigation?${new URLSearchParams(QUESTION).toString()}`;
  const { answerId } = (await send(port, { path })).json() as { answerId?: string };
  const sent = await send(port, {
    method: 'POST',
    path: '/api/emulator/findings',
    headers: { ...ownHeaders(url), 'content-type': 'application/json' },
    body: JSON.stringify({ answerId }),
  });
  return (sent.json() as { id: string }).id;
}

/** The world begins without a job over many things: one about a stage that there is not ends at once. */
async function endedBulkJob({ port, url }: Pick<RunningConsole, 'port' | 'url'>): Promise<string> {
  const sent = await send(port, {
    method: 'POST',
    path: '/api/emulator/bulk-tag',
    headers: { ...ownHeaders(url), 'content-type': 'application/json' },
    body: JSON.stringify({ key: 'example-job', stageIds: ['NoSuchOneHere'], tags: { env: 'test' } }),
  });
  const { id } = sent.json() as { id: string };
  for (;;) {
    const { job } = (await send(port, { path: `/api/emulator/bulk/${id}` })).json() as {
      job: { state: string };
    };
    if (job.state === 'failed') return id;
  }
}

/** The address of an endpoint with these ids in its path. */
export function pathOf(endpoint: Pick<Endpoint, 'path' | 'kind'>, ids: ExampleIds): string {
  return addressOf(endpoint).replace(/:([A-Za-z]+)/g, (_all, name: string) =>
    encodeURIComponent(ids[name] ?? ''),
  );
}

/** As `pathOf`, with what the endpoint needs in its query, and anything more. */
export function addressWith(
  endpoint: Pick<Endpoint, 'path' | 'kind' | 'query'>,
  ids: ExampleIds,
  more: Readonly<Record<string, string>> = {},
): string {
  const needed = Object.entries(NEEDED).filter(([name]) => {
    const schema = endpoint.query[name];
    return schema !== undefined && !z.safeParse(schema, undefined).success;
  });
  const search = new URLSearchParams([...needed, ...Object.entries(more)]).toString();
  return search === '' ? pathOf(endpoint, ids) : `${pathOf(endpoint, ids)}?${search}`;
}
