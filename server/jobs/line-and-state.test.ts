import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '#shared/jobs/contract.ts';
import { createHub } from '#server/live/hub.ts';
import { openStore, type Store } from '#server/store/open-store.ts';
import { type StorePlace, storeUnderTest } from '#server/testing/store-under-test.ts';
import type { RunningJob } from './job-definition.ts';
import { addJobItems, readJobItems, writeJobItem } from './job-item-rows.ts';
import { createJobs, type Jobs } from './jobs.ts';

let place: StorePlace;
let store: Store;
let jobs: Jobs;
beforeEach(async () => {
  place = await storeUnderTest();
  store = await openStore(place.settings);
  jobs = await createJobs(store, createHub(), pino({ level: 'silent' }));
});
afterEach(async () => {
  await jobs.close();
  await store.close();
  await place.remove();
});

const settled = async (state: Job['state']): Promise<void> => {
  await expect.poll(() => jobs.list('emulator')[0]?.state, { interval: 1 }).toBe(state);
};

describe('a line of the log', () => {
  it('is on the disk together with the state of its item, or neither is', async () => {
    const items = [
      { target: 'a', name: 'A', details: { tags: 1 } },
      { target: 'b', name: '', details: undefined },
    ];
    let job: RunningJob | undefined;
    jobs.define({
      kind: 'many',
      title: 'Many',
      run: async (running) => {
        job = running;
        await running.log({ step: '', phase: 'decided', words: 'begun' }, {}, async (on) =>
          addJobItems(on, running, items),
        );
        const [first] = await readJobItems(store.db, running.id);
        if (first === undefined) throw new Error('there is one');
        await running.log({ step: '1', phase: 'sending', words: 'sent' }, {}, async (on) =>
          writeJobItem(on, running.id, { ...first, state: 'sending', attempts: 1 }),
        );
        await running
          .log({ step: '1', phase: 'answered', words: 'answered' }, {}, async (on) => {
            await writeJobItem(on, running.id, { ...first, state: 'done' });
            throw new Error('the disk is full');
          })
          .catch(() => undefined);
      },
    });
    const { id } = jobs.start('emulator', 'many', {});
    await settled('done');
    expect(job?.id).toBe(id);
    expect(
      (await readJobItems(store.db, id)).map(({ state, attempts, details }) => [state, attempts, details]),
    ).toEqual([
      ['sending', 1, { tags: 1 }],
      ['waiting', 0, undefined],
    ]);
    expect((await jobs.log(id)).map(({ words }) => words)).toEqual(['begun', 'sent']);
    jobs.start('emulator', 'many', {});
    await expect.poll(async () => (await readJobItems(store.db, id)).length).toBe(0);
  });

  it('that could not be written leaves the mark as it was before, for a later run', async () => {
    const marks: unknown[] = [];
    let isFull = true;
    jobs.define({
      kind: 'marking',
      title: 'Marking',
      run: async (running) => {
        marks.push(running.mark);
        await running.log({ step: '', phase: 'decided', words: 'begun' }, { at: 1 }, async () => {
          if (isFull) throw new Error('the disk is full');
          return Promise.resolve();
        });
      },
    });
    const { id } = jobs.start('emulator', 'marking', {}, { at: 0 });
    await settled('failed');
    await jobs.kept();
    const kept = await store.db.selectFrom('jobs').select('progress').executeTakeFirst();
    expect(JSON.parse(kept?.progress ?? '')).toMatchObject({ mark: { at: 0 } });
    isFull = false;
    jobs.resume('emulator', id);
    await settled('done');
    expect(marks).toEqual([{ at: 0 }, { at: 0 }]);
  });
});
