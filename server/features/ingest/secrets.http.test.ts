import {
  GetIngestConfigurationCommand,
  IVSRealTimeClient,
  paginateListIngestConfigurations,
} from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

const CANARY = 'canary0123456789';
const log: string[] = [];
let running: RunningConsole;
/** The true stream keys of the world, as only the service tells them, and the ids of their configurations. */
const keys: string[] = [];
const ids: string[] = [];
beforeAll(async () => {
  running = await startConsole({ log: (line) => log.push(line) });
  const client = new IVSRealTimeClient({
    endpoint: running.emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  for await (const page of paginateListIngestConfigurations({ client }, {}))
    for (const { arn } of page.ingestConfigurations ?? []) {
      const { ingestConfiguration } = await client.send(new GetIngestConfigurationCommand({ arn }));
      ids.push(idOf(arn ?? ''));
      const { streamKey, redundantIngestCredentials = [] } = ingestConfiguration ?? {};
      const own = [streamKey, ...redundantIngestCredentials.map((credential) => credential.streamKey)];
      keys.push(...own.filter((key) => key !== undefined));
    }
  client.destroy();
});
afterAll(async () => running.close());

const secretOf = (key: string): string => key.slice(key.lastIndexOf('_') + 1);

describe('the stream keys of ingest configurations', () => {
  it('exist in this world, redundant ones among them', () => {
    expect(ids.length).toBeGreaterThan(1);
    expect(keys.length).toBeGreaterThan(ids.length);
  });

  it('never leave the server, neither in an answer nor in the log', async () => {
    const list = await send(running.port, { path: '/api/emulator/ingest-configurations?maxResults=100' });
    const details = await Promise.all(
      ids.map(async (id) => send(running.port, { path: `/api/emulator/ingest-configurations/${id}` })),
    );
    const said = [list, ...details].map(({ body }) => body).join('\n') + log.join('\n');
    for (const key of keys) expect(said).not.toContain(secretOf(key));
    expect(details[0]?.json()).toMatchObject({
      item: { maskedStreamKey: `rt_${running.emulator.accountId}_us-east-1_${ids[0]}_••••` },
    });
    for (const { body } of details) expect(body).not.toContain('"streamKey"');
  });

  it('are hidden too where AWS quotes one in an error', async () => {
    running.emulator.faults.add({
      operation: 'GetIngestConfiguration',
      kind: 'error',
      errorType: 'ValidationException',
      message: `Invalid key rt_123456789012_us-east-1_abcdefghijkl_${CANARY}`,
    });
    const sent = await send(running.port, { path: `/api/emulator/ingest-configurations/${ids[0]}` });
    expect(sent.status).toBe(400);
    expect(sent.body + log.join('')).not.toContain(CANARY);
    running.emulator.faults.clear();
  });
});

describe('the log', () => {
  it('has the path template, the ids, the status and the time, and nothing that a caller wrote elsewhere', async () => {
    log.length = 0;
    const { port } = running;
    await send(port, {
      path: `/api/emulator/stages/abcdefghijkl/sessions/st-abcdefghijklm/participants?filterByUserId=${CANARY}`,
      headers: {
        cookie: `${cookieOf('administrator')}; session=${CANARY}`,
        authorization: `Bearer ${CANARY}`,
        'x-api-key': CANARY,
        'user-agent': CANARY,
      },
    });
    await send(port, { path: `/api/emulator/stages?${CANARY}=${CANARY}` });
    await send(port, { path: `/api/emulator/stages/${CANARY}%0a{"level":"forged"}` });
    await send(port, { path: `/api/${CANARY}` });
    await send(port, { path: '/api/connections', headers: { origin: `https://${CANARY}.test` } });
    await send(port, { path: '/', headers: { host: `${CANARY}.test` } });
    expect(log.join('')).not.toContain(CANARY);

    const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(
      lines.find(({ msg, route }) => msg === 'request' && String(route).endsWith('/participants')),
    ).toMatchObject({
      level: 'info',
      method: 'GET',
      route: '/api/:connection/stages/:stageId/sessions/:sessionId/participants',
      ids: { connection: 'emulator', stageId: 'abcdefghijkl', sessionId: 'st-abcdefghijklm' },
      status: expect.any(Number) as number,
      ms: expect.any(Number) as number,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(lines.find(({ msg }) => msg === 'upstream call')).toMatchObject({ operation: 'ListParticipants' });
  });
});
