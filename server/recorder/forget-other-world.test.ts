import { expect, it } from 'vitest';
import { observed, stageArn } from '#server/testing/observed.ts';
import { openTestStore } from '#server/testing/store-under-test.ts';
import { forgetOtherWorlds } from './forget-other-world.ts';
import { createRecorder } from './recorder.ts';

const base = { id: 'emulator', label: 'Emulator', colour: 'violet', region: 'us-east-1' } as const;

it('forgets what was recorded of a world that was made anew, and of nothing else', async () => {
  const store = await openTestStore();
  const recorder = createRecorder({ store });
  const list = { stages: [{ arn: stageArn('a'), tags: { show: 'one' } }] };
  for (const connection of ['emulator', 'prod'])
    recorder.observe(observed('ListStages', {}, list, 1, connection));
  await recorder.flush();
  const known = async (): Promise<string[]> =>
    (await store.db.selectFrom('stages').select('connection').orderBy('connection').execute()).map(
      ({ connection }) => connection,
    );

  await forgetOtherWorlds(store, [
    { ...base, kind: 'emulated', accountId: '111111111111' },
    { ...base, id: 'prod', kind: 'aws', accountId: '111111111111' },
  ]);
  await forgetOtherWorlds(store, [{ ...base, kind: 'emulated', accountId: '111111111111' }]);
  expect(await known()).toEqual(['emulator', 'prod']);

  await forgetOtherWorlds(store, [
    { ...base, kind: 'emulated', accountId: '222222222222' },
    { ...base, id: 'prod', kind: 'aws', accountId: '222222222222' },
  ]);
  expect(await known()).toEqual(['prod']);
  expect(await store.db.selectFrom('stage_tags').select('connection').execute()).toEqual([
    { connection: 'prod' },
  ]);
  await recorder.close();
  await store.close();
});
