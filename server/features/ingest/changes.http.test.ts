import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { ingestChanges } from '#shared/ingest/changes.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

const connection = 'emulator';
const log: string[] = [];
let running: RunningConsole;
let ids: ExampleIds;
beforeAll(async () => {
  running = await startConsole({ log: (line) => log.push(line) });
  ids = await exampleIds(running);
});
afterAll(async () => running.close());

const draft = () => ({
  name: 'gate',
  stageId: ids['stageId'] ?? '',
  userId: 'encoder 1',
  attributes: { role: 'host' },
  ingestProtocol: 'RTMP' as const,
  insecureIngest: true,
  redundantIngest: true,
  tags: { team: 'show' },
});

interface Keys {
  streamKey: string;
  redundantIngestCredentials?: { participantId?: string; streamKey?: string }[];
}
const secretOf = (key: string): string => key.slice(key.lastIndexOf('_') + 1);
const allKeys = ({ streamKey, redundantIngestCredentials = [] }: Keys): string[] => [
  streamKey,
  ...redundantIngestCredentials.map((credential) => credential.streamKey ?? ''),
];

describe('an ingest configuration', () => {
  it('is created on a stage, moved to none and to another, and deleted', async () => {
    const { stageId, insecureIngest: _, ...shown } = draft();
    const made = await call(running, ingestChanges.create, { connection, body: draft() });
    expect(made.item).toMatchObject({ ...shown, state: 'INACTIVE' });
    expect(idOf(made.item.stageArn)).toBe(stageId);

    const one = { connection, ingestConfigurationId: idOf(made.item.arn) };
    expect((await call(running, ingest.get, one)).item).toEqual(made.item);

    const off = await call(running, ingestChanges.update, { ...one, body: { stageId: '' } });
    expect(off.item).toMatchObject({ stageArn: '', redundantIngest: true });
    const other = ids['destinationStageId'] ?? '';
    const moved = await call(running, ingestChanges.update, {
      ...one,
      body: { stageId: other, redundantIngest: false },
    });
    expect(moved.item).toMatchObject({ redundantIngest: false });
    expect(idOf(moved.item.stageArn)).toBe(other);

    await call(running, ingestChanges.remove, one);
    expect((await attempt(running, ingest.get, one)).status).toBe(404);
  });

  it('that somebody publishes through is neither changed nor deleted, save by force', async () => {
    const { items } = await call(running, ingest.list, { connection, filterByState: 'ACTIVE' });
    const one = { connection, ingestConfigurationId: idOf(items[0]?.arn ?? '') };
    const conflict = [409, { code: 'aws_conflict' }];
    const changed = await attempt(running, ingestChanges.update, { ...one, body: { stageId: '' } });
    expect([changed.status, changed.json()]).toMatchObject(conflict);
    for (const force of [undefined, false]) {
      const kept = await attempt(running, ingestChanges.remove, { ...one, force });
      expect([kept.status, kept.json()]).toMatchObject(conflict);
    }
    await call(running, ingestChanges.remove, { ...one, force: true });
    expect((await attempt(running, ingest.get, one)).status).toBe(404);
  });
});

describe('the stream keys of a configuration', () => {
  it('are masked in every answer but that of reveal, which nobody keeps', async () => {
    log.length = 0;
    const created = await attempt(running, ingestChanges.create, { connection, body: draft() });
    const { arn } = (created.json() as { item: { arn: string } }).item;
    const one = { connection, ingestConfigurationId: idOf(arn) };
    const updated = await attempt(running, ingestChanges.update, { ...one, body: { stageId: '' } });
    const read = await attempt(running, ingest.get, one);

    const revealed = await attempt(running, ingestChanges.reveal, one);
    expect([revealed.status, revealed.headers['cache-control']]).toEqual([200, 'no-store']);
    const { item } = revealed.json() as { item: Keys };
    expect(Object.keys(item).toSorted()).toEqual(['redundantIngestCredentials', 'streamKey']);
    const keys = allKeys(item);
    expect(keys.length).toBeGreaterThan(2);
    for (const key of keys) expect(key).toMatch(/^rt_[0-9]+_us-east-1_[a-zA-Z0-9-]+_.{8,}$/);

    const masked = `rt_${running.emulator.accountId}_us-east-1_${idOf(arn)}_••••`;
    for (const { body } of [created, updated, read]) {
      expect(body).toContain(`"maskedStreamKey":"${masked}"`);
      for (const key of keys) expect(body).not.toContain(secretOf(key));
    }
    const logged = log.join('');
    expect(logged).toContain('/reveal');
    for (const key of keys) expect(logged).not.toContain(secretOf(key));
  });

  it('are revealed by nothing that a link or a prefetch could ask for', async () => {
    const path = `/api/emulator/ingest-configurations/${ids['ingestConfigurationId']}/reveal`;
    for (const method of ['GET', 'HEAD']) {
      const sent = await fetch(running.url + path, {
        method,
        headers: { cookie: cookieOf('administrator') },
      });
      expect([method, sent.status]).toEqual([method, 405]);
      expect(await sent.text()).not.toContain('rt_');
    }
  });
});
