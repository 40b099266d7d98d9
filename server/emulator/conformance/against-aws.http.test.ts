import { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator, TEST_ACCOUNT } from '../start.ts';
import { keepTrack, type Track } from './made-things.ts';
import { paced } from './pace.ts';
import { send } from './target.ts';

/** How the suite behaves in an account of AWS, shown on an emulator with rates. */

let emulator: Emulator;
let client: IVSRealTimeClient;
let track: Track;
beforeAll(async () => {
  emulator = await startEmulator({ scenario: 'empty', rates: 'on' });
  client = new IVSRealTimeClient({
    endpoint: emulator.url,
    region: emulator.region,
    credentials: TEST_ACCOUNT,
    maxAttempts: 1,
  });
  track = keepTrack(client, { tag: true, settle: () => Promise.resolve() });
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

const tagsOf = async (operation: 'ListStages' | 'ListIngestConfigurations') => {
  const page = Object.values(await send(client, operation, {})).find(Array.isArray) as
    { tags?: Record<string, string> }[] | undefined;
  return page?.map(({ tags }) => tags);
};

describe('the suite in an account of AWS', () => {
  it('tags what it makes, and deletes all of it', async () => {
    await send(client, 'CreateStage', { tags: { env: 'test' } });
    await send(client, 'CreateStage', {});
    await send(client, 'CreateIngestConfiguration', { ingestProtocol: 'RTMPS' });
    const tags = await tagsOf('ListStages');
    expect(tags).toHaveLength(2);
    expect(tags).toEqual(
      expect.arrayContaining([{ env: 'test', 'callboard-conformance': '' }, { 'callboard-conformance': '' }]),
    );
    await track.release();
    expect(await tagsOf('ListStages')).toEqual([]);
    expect(await tagsOf('ListIngestConfigurations')).toEqual([]);
    await track.release();
  });

  it('keeps what is still needed, and says what it could not delete', async () => {
    const { stage } = (await send(client, 'CreateStage', {})) as { stage: { arn: string } };
    await track.release(new Set([stage.arn]));
    expect(await tagsOf('ListStages')).toHaveLength(1);
    emulator.faults.add({
      kind: 'error',
      operation: 'DeleteStage',
      errorType: 'AccessDeniedException',
      times: 1,
    });
    await expect(track.release()).rejects.toThrow(`Left behind: ${stage.arn}`);
    // Next time it is tried again.
    await track.release();
    expect(await tagsOf('ListStages')).toEqual([]);
  });

  it('does not touch an input that is full of tags', async () => {
    const tags = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${index}`, '']));
    await send(client, 'CreateStage', { tags });
    const [made] = (await tagsOf('ListStages')) ?? [];
    expect(made).toEqual(tags);
    await track.release();
  });

  it('lets the calls of an operation wait for one another', async () => {
    paced(client, 'ListCompositions', 10);
    const began = performance.now();
    await Promise.all(Array.from({ length: 5 }, () => send(client, 'ListCompositions', {})));
    // The first goes at once.
    expect(performance.now() - began).toBeGreaterThanOrEqual(395);
  });
});
