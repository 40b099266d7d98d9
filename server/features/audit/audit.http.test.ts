import { renameSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '#shared/audit/contract.ts';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { bulk } from '#shared/bulk/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { ROLES } from '#shared/contract/roles.ts';
import { ingestChanges } from '#shared/ingest/changes.ts';
import { isUnfinished } from '#shared/jobs/contract.ts';
import { participantChanges } from '#shared/participants/changes.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { readAuditFile } from '#server/audit/audit-file.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';
import { type StorePlace, storeUnderTest } from '#server/testing/store-under-test.ts';

const connection = 'emulator';
let running: RunningConsole;
let store: StorePlace;
let ids: ExampleIds;
beforeEach(async () => {
  store = await storeUnderTest();
  running = await startConsole({ store, bulk: { settleMs: 5, backOffMs: [5, 10] } });
  ids = await exampleIds(running);
});
afterEach(async () => {
  await running.close(0);
  await store.remove();
});

const because = (reason: string) => ({ 'x-callboard-reason': encodeURIComponent(reason) });
const entries = async (filter: Parameters<typeof listed>[0] = {}) => (await listed(filter)).items;
const listed = async (filter: Partial<Parameters<typeof call<typeof audit.list>>[2]>) =>
  call(running, audit.list, { maxResults: 50, ...filter });

describe('a change', () => {
  it('is in the log with why, what was asked, and what AWS said', async () => {
    const made = await call(running, stageChanges.create, { connection, body: { name: 'Matinee' } });
    const removed = await attempt(
      running,
      stageChanges.remove,
      { connection, stageId: idOf(made.item.arn) },
      because('Made by mistake – twice'),
    );
    expect(removed.status).toBe(200);
    await attempt(running, stageChanges.update, { connection, stageId: 'NoSuchStage1', body: { name: 'x' } });

    const [refused, deleted, created] = await entries();
    expect(created).toMatchObject({
      endpoint: 'stages.create',
      operations: ['CreateStage'],
      connection,
      address: '127.0.0.1',
      objects: { stageId: idOf(made.item.arn) },
      result: 'ok',
    });
    expect(JSON.parse(created?.request ?? '')).toMatchObject({ body: { name: 'Matinee' } });
    expect(deleted).toMatchObject({
      endpoint: 'stages.remove',
      reason: 'Made by mistake – twice',
      result: 'ok',
      awsRequestId: expect.any(String) as string,
      upstreamAt: expect.any(String) as string,
    });
    expect(refused).toMatchObject({ result: 'aws_not_found', objects: { stageId: 'NoSuchStage1' } });
  });

  it('that is refused before anybody carries it out is none', async () => {
    const before = (await entries()).length;
    await attempt(running, stageChanges.create, { connection, body: { name: '!' } });
    expect(await entries()).toHaveLength(before);
  });

  it('is found by its object, by the operation and by how it ended', async () => {
    const { stageId = '', participantId = '' } = ids;
    await call(running, participantChanges.disconnect, {
      connection,
      stageId,
      participantId,
      body: { reason: 'Was shouting' },
    });
    await attempt(running, stageChanges.remove, { connection, stageId: 'NoSuchStage1' });
    for (const objectId of [stageId, participantId])
      expect((await call(running, audit.ofObject, { connection, objectId })).items[0]).toMatchObject({
        endpoint: 'participants.disconnect',
        reason: 'Was shouting',
        result: 'ok',
      });
    expect(
      (await call(running, audit.ofObject, { connection, objectId: participantId, stageId: 'AnotherOne12' }))
        .items,
    ).toEqual([]);
    expect(await entries({ action: 'DisconnectParticipant' })).toHaveLength(1);
    expect(await entries({ outcome: 'failed', object: 'NoSuchStage1' })).toMatchObject([
      { endpoint: 'stages.remove', result: 'aws_not_found' },
    ]);
    expect(await entries({ connection: 'another' })).toEqual([]);
  });

  it('is told to everybody who sees its object without from where, with what and by which request', async () => {
    const { stageId = '' } = ids;
    await attempt(
      running,
      stageChanges.update,
      { connection, stageId, body: { name: 'Evening-show' } },
      because('It moved'),
    );
    for (const role of ROLES) {
      const answered = await attempt(
        running,
        audit.ofObject,
        { connection, objectId: stageId },
        { cookie: cookieOf(role) },
      );
      const [act] = (answered.json() as { items: Record<string, unknown>[] }).items;
      expect(act).toMatchObject({
        person: { name: 'test-administrator' },
        endpoint: 'stages.update',
        reason: 'It moved',
        result: 'ok',
      });
      expect(Object.keys(act ?? {}).toSorted()).toEqual([
        'at',
        'endpoint',
        'objects',
        'operations',
        'person',
        'reason',
        'result',
        'seq',
        'upstreamAt',
      ]);
      for (const hidden of ['127.0.0.1', 'Evening-show', 'person-'])
        expect(answered.body).not.toContain(hidden);
    }
  });

  it('is told of a window of the time of AWS, which is not the console’s here', async () => {
    const { stageId = '' } = ids;
    for (const name of ['one', 'two', 'three'])
      await call(running, stageChanges.update, { connection, stageId, body: { name } });
    const day = new Date('2026-11-20T00:00:00Z');
    const next = new Date('2026-11-21T00:00:00Z');
    const within = async (from: Date, to: Date, maxResults: number, nextToken?: string) =>
      call(running, audit.ofObject, { connection, objectId: stageId, from, to, maxResults, nextToken });
    expect((await within(day, next, 200)).items).toHaveLength(3);
    expect((await within(next, new Date('2036-01-01T00:00:00Z'), 200)).items).toEqual([]);
    expect((await within(new Date(0), day, 200)).items).toEqual([]);
    const first = await within(day, next, 2);
    const second = await within(day, next, 2, first.nextToken);
    expect([first.items.length, second.items.length, second.nextToken]).toEqual([2, 1, undefined]);
    expect((await within(day, next, 3)).nextToken).toBeUndefined();
  });

  it('is told page by page, each once, the newest first', async () => {
    for (const name of ['one', 'two', 'three', 'four', 'five'])
      await call(running, stageChanges.create, { connection, body: { name } });
    const names: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await listed({ action: 'stages.create', maxResults: 2, nextToken });
      names.push(
        ...page.items.map(
          ({ request = '' }) => (JSON.parse(request) as { body: { name: string } }).body.name,
        ),
      );
      ({ nextToken } = page);
    } while (nextToken !== undefined);
    expect(names).toEqual(['five', 'four', 'three', 'two', 'one']);
  });
});

it('writes down who looks at a stream key, and never the key', async () => {
  const { ingestConfigurationId = '' } = ids;
  const shown = await call(running, ingestChanges.reveal, { connection, ingestConfigurationId });
  const [entry] = await entries();
  expect(entry).toMatchObject({
    endpoint: 'ingest.reveal',
    objects: { ingestConfigurationId },
    result: 'ok',
  });
  const said = (await send(running.port, { path: '/api/audit' })).body;
  for (const key of JSON.stringify(shown).match(/rt_\w+_[\w-]+/g) ?? ['none'])
    expect(said).not.toContain(key);
});

describe('a job over many', () => {
  it('has a line for the start and one for each change, on behalf of whoever started it, after a restart too', async () => {
    const page = await call(running, stages.list, { connection, maxResults: 100 });
    const stageIds = page.items.slice(0, 3).map(({ arn }) => idOf(arn));
    const job = await call(running, bulkChanges.tag, {
      connection,
      body: { key: 'tagging-them', stageIds, tags: { season: 'winter' }, reason: 'Winter' },
    });
    const first = running.services;
    await running.services.jobs.kept();
    // Where it was when the console ended is by chance; it goes on where it was.
    const { emulator } = running;
    await first.jobs.close();
    const again = await startAgain(emulator);
    await expect
      .poll(async () => (await call(again, bulk.get, { connection, jobId: job.id })).job.state, {
        interval: 20,
        timeout: 20_000,
      })
      .toSatisfy((state: 'done') => !isUnfinished(state));
    const { items } = await call(again, audit.ofObject, { connection, objectId: job.id });
    const [start, ...others] = items.toReversed();
    const steps = others.filter(({ endpoint }) => endpoint === 'job:bulk-tag');
    expect(start).toMatchObject({ endpoint: 'bulk.tag', reason: 'Winter', result: 'ok' });
    for (const id of stageIds)
      expect(
        steps.filter(({ objects, result }) => objects['stageId'] === id && result === 'ok'),
      ).toMatchObject([
        {
          operations: ['TagResource'],
          reason: 'Winter',
        },
      ]);
    // Each of them has been asked for by the request that started the job.
    const rows = (await listed({ object: job.id })).items;
    for (const row of rows.filter(({ endpoint }) => endpoint === 'job:bulk-tag'))
      expect(row).toMatchObject({
        jobId: job.id,
        requestId: rows.at(-1)?.requestId,
        address: '127.0.0.1',
      });
  });

  async function startAgain(emulator: RunningConsole['emulator']): Promise<RunningConsole> {
    const first = running;
    await first.services.close();
    const again = await startConsole({ store, emulator, bulk: { settleMs: 5, backOffMs: [5, 10] } });
    running = {
      ...again,
      async close(ms) {
        await again.close(ms);
        // Its services are closed; its server and the emulator are not.
        await first.close(ms).catch(() => undefined);
      },
    };
    return again;
  }
});

describe('while the log cannot be written', () => {
  it('refuses every change before AWS is asked, goes on reading, and recovers by itself', async () => {
    const { file } = running.services.audit;
    const { stageId = '' } = ids;
    const change = async () =>
      attempt(running, stageChanges.update, { connection, stageId, body: { name: 'Renamed' } });
    renameSync(file, `${file}.away`);
    const asked = running.emulator.calls.list().length;
    const refused = await change();
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(refused.json()).toMatchObject({ code: 'audit_unavailable' });
    expect(running.emulator.calls.list()).toHaveLength(asked);
    expect((await attempt(running, stages.get, { connection, stageId })).status).toBe(200);
    expect(await entries({ action: 'stages.update' })).toEqual([]);
    renameSync(`${file}.away`, file);
    expect((await change()).status).toBe(200);
    expect(await entries({ action: 'stages.update' })).toHaveLength(1);
  });
});

it('exports what the filters let through, as CSV that no spreadsheet runs and as JSON lines', async () => {
  await call(running, stageChanges.create, { connection, body: { name: 'one' } });
  await attempt(running, stageChanges.remove, { connection, stageId: 'NoSuchStage1' }, because('=1+1'));
  const csv = await send(running.port, { path: '/api/audit/export?format=csv&action=stages.remove' });
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(csv.headers['content-disposition']).toContain('audit.csv');
  const lines = csv.body.trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("'=1+1");
  const json = await send(running.port, { path: '/api/audit/export?format=json' });
  const rows = json.body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { endpoint: string });
  expect(rows.map(({ endpoint }) => endpoint).slice(0, 2)).toEqual(['stages.remove', 'stages.create']);
});

it('can be verified while the console runs', async () => {
  await call(running, stageChanges.create, { connection, body: { name: 'one' } });
  const reading = await readAuditFile(running.services.audit.file);
  const { bad, rows, open, head } = verifyChain(reading);
  reading.close();
  expect({ bad, open }).toEqual({ bad: undefined, open: [] });
  expect(rows).toBeGreaterThan(1);
  expect(head).toEqual(running.services.audit.head());
});
