import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResourceKind } from '#shared/contract/ids.ts';
import { RESOURCE_KINDS } from '#shared/contract/ids.ts';
import { tagChanges } from '#shared/tags/changes.ts';
import { tags } from '#shared/tags/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

let running: RunningConsole;
let ids: ExampleIds;
beforeAll(async () => {
  running = await startConsole();
  ids = await exampleIds(running);
});
afterAll(async () => running.close());

const ID_OF: Record<ResourceKind, string> = {
  stage: 'stageId',
  composition: 'compositionId',
  'encoder-configuration': 'encoderConfigurationId',
  'storage-configuration': 'storageConfigurationId',
  'ingest-configuration': 'ingestConfigurationId',
  'public-key': 'publicKeyId',
};

describe.each(RESOURCE_KINDS)('the tags of a %s', (resourceKind) => {
  it('are added, overwritten by their key, and taken away by it', async () => {
    const resource = { connection: 'emulator', resourceKind, resourceId: ids[ID_OF[resourceKind]] ?? '' };
    const read = async (): Promise<Record<string, string>> => (await call(running, tags.get, resource)).item;
    const before = await read();
    const key = 'console test / ä';

    const done = await call(running, tagChanges.add, {
      ...resource,
      body: { tags: { [key]: 'one', other: '' } },
    });
    expect(done).toEqual({ asOf: '2026-11-20T14:00:00.000Z' });
    await call(running, tagChanges.add, { ...resource, body: { tags: { [key]: 'two' } } });
    expect(await read()).toEqual({ ...before, [key]: 'two', other: '' });

    await call(running, tagChanges.remove, { ...resource, body: { tagKeys: [key, 'other', 'never there'] } });
    expect(await read()).toEqual(before);
  });
});

describe('tags', () => {
  it('are at most 50 on one resource, as AWS says itself', async () => {
    const stage = {
      connection: 'emulator',
      resourceKind: 'stage',
      resourceId: ids['stageId'] ?? '',
    } as const;
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, '']));
    await call(running, tagChanges.add, { ...stage, body: { tags: { extra: '' } } });
    const sent = await attempt(running, tagChanges.add, { ...stage, body: { tags: many } });
    expect([sent.status, sent.json()]).toMatchObject([400, { code: 'aws_validation' }]);
  });
});
