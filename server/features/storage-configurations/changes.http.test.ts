import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { storageConfigurationChanges } from '#shared/storage-configurations/changes.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());

describe('a storage configuration', () => {
  it('is answered as it will be read, is in the list, and is gone once it was deleted', async () => {
    const body = { name: 'archive', s3: { bucketName: 'show.archive-1' }, tags: { team: 'show' } };
    const made = await call(running, storageConfigurationChanges.create, { connection, body });
    expect(made).toMatchObject({ item: body, asOf: '2026-11-20T14:00:00.000Z' });

    const read = { connection, storageConfigurationId: idOf(made.item.arn) };
    expect((await call(running, storageConfigurations.get, read)).item).toEqual(made.item);
    const { items } = await call(running, storageConfigurations.list, { connection, maxResults: 100 });
    expect(items).toContainEqual(made.item);

    await call(running, storageConfigurationChanges.remove, read);
    expect((await attempt(running, storageConfigurations.get, read)).status).toBe(404);
  });
});
