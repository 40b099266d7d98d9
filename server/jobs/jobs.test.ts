import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job, JobProgress } from '#shared/jobs/contract.ts';
import { ApiError } from '#server/http/api-error.ts';
import { createHub, type Hub } from '#server/live/hub.ts';
import { openStore, type Store } from '#server/store/open-store.ts';
import { type StorePlace, storeUnderTest } from '#server/testing/store-under-test.ts';
import { type JobDefinition, JobUndone, type RunningJob } from './job-definition.ts';
import { createJobs, type Jobs } from './jobs.ts';

const logger = pino({ level: 'silent' });
let place: StorePlace;
let store: Store;
let hub: Hub;
let jobs: Jobs;

async function open(): Promise<void> {
  store = await openStore(place.settings);
  hub = createHub();
  jobs = await createJobs(store, hub, logger);
}
async function shut(): Promise<void> {
  await jobs.close();
  await store.close();
}
beforeEach(async () => {
  place = await storeUnderTest();
  await open();
});
afterEach(async () => {
  await shut();
  await place.remove();
});

const steps = (done: number): JobProgress => ({ done, total: 10, words: `${done} of 10` });

/** A kind of work that takes a step whenever it is let, and remembers every run of it. */
function counting(
  kind = 'count',
): JobDefinition & { runs: RunningJob[]; step: () => void; fail: (why: Error) => void } {
  const runs: RunningJob[] = [];
  const hands: { step: () => void; fail: (why: Error) => void }[] = [];
  return {
    kind,
    title: 'Count to ten',
    runs,
    step: () => hands.at(-1)?.step(),
    fail: (why) => hands.at(-1)?.fail(why),
    run: async (job) => {
      runs.push(job);
      await new Promise<void>((resolve, reject) => {
        job.signal.addEventListener('abort', () => reject(job.signal.reason as Error), { once: true });
        const step = (): void => {
          const done = job.progress.done + 1;
          job.save(steps(done), { at: done });
          if (done >= 10) resolve();
        };
        hands.push({ step, fail: reject });
      });
    },
  };
}

const only = (): Job => jobs.list('emulator')[0] ?? expect.fail('no job');
const settled = async (state: Job['state']): Promise<void> => {
  await expect.poll(() => only().state, { interval: 1 }).toBe(state);
};

describe('a job', () => {
  it('runs to its end and is listed with what it did', async () => {
    const count = counting();
    jobs.define(count);
    const started = jobs.start('emulator', 'count', { to: 10 });
    expect(started).toMatchObject({ title: 'Count to ten', task: { to: 10 }, state: 'running' });
    await expect.poll(() => count.runs.length).toBe(1);
    for (let step = 0; step < 10; step += 1) count.step();
    await settled('done');
    expect(only()).toEqual({ ...started, state: 'done', progress: steps(10) });
  });

  it('is joined by whoever asks for the same while it goes on, and begun anew after it has ended', async () => {
    jobs.define(counting());
    const first = jobs.start('emulator', 'count', { from: 1, to: 10 });
    expect(jobs.start('emulator', 'count', { to: 10, from: 1 }).id).toBe(first.id);
    expect(jobs.start('emulator', 'count', { from: 2, to: 10 }).id).not.toBe(first.id);
    expect(jobs.start('other', 'count', { from: 1, to: 10 }).id).not.toBe(first.id);
    jobs.pause('emulator', first.id);
    expect(jobs.start('emulator', 'count', { from: 1, to: 10 })).toMatchObject({
      id: first.id,
      state: 'paused',
    });
    jobs.cancel('emulator', first.id);
    const next = jobs.start('emulator', 'count', { from: 1, to: 10 });
    expect(next.id).not.toBe(first.id);
    expect(jobs.find('emulator', 'count', { from: 1, to: 10 })?.id).toBe(next.id);
  });

  it('rests while it is paused and goes on from where it was', async () => {
    const count = counting();
    jobs.define(count);
    const { id } = jobs.start('emulator', 'count', {});
    await expect.poll(() => count.runs.length).toBe(1);
    count.step();
    expect(jobs.pause('emulator', id).state).toBe('paused');
    // At once, before the first run has come to its end.
    expect(jobs.resume('emulator', id).state).toBe('queued');
    await expect.poll(() => count.runs.length).toBe(2);
    expect(count.runs[0]?.signal.aborted).toBe(true);
    expect([count.runs[1]?.progress.done, count.runs[1]?.mark]).toEqual([1, { at: 1 }]);
    count.step();
    expect(only().progress.done).toBe(2);
  });

  it('keeps what it did when it is cancelled, and cannot be resumed', async () => {
    const count = counting();
    jobs.define(count);
    const { id } = jobs.start('emulator', 'count', {});
    await expect.poll(() => count.runs.length).toBe(1);
    count.step();
    jobs.cancel('emulator', id);
    jobs.resume('emulator', id);
    jobs.pause('emulator', id);
    expect(only()).toMatchObject({ state: 'cancelled', progress: steps(1) });
  });

  it('that fails says why where that is known, says no more where it is a defect, and can be tried again', async () => {
    const count = counting();
    jobs.define(count);
    const { id } = jobs.start('emulator', 'count', {});
    await expect.poll(() => count.runs.length).toBe(1);
    count.fail(new ApiError('aws_not_found', 'AWS does not know the session.'));
    await settled('failed');
    expect(only().failure).toBe('AWS does not know the session.');
    jobs.resume('emulator', id);
    expect(only().failure).toBeUndefined();
    await expect.poll(() => count.runs.length).toBe(2);
    count.fail(new TypeError('secret is undefined'));
    await settled('failed');
    expect(only().failure).toMatch(/^The console itself failed/);
  });

  it('waits in line where enough of its kind are at work for the connection', async () => {
    const count = { ...counting(), atOnce: 1 };
    jobs.define(count);
    const first = jobs.start('emulator', 'count', { n: 1 });
    const second = jobs.start('emulator', 'count', { n: 2 });
    expect([first.state, second.state]).toEqual(['running', 'queued']);
    expect(jobs.start('other', 'count', { n: 1 }).state).toBe('running');
    await expect.poll(() => count.runs.length).toBe(2);
    jobs.cancel('emulator', first.id);
    await expect.poll(() => jobs.get('emulator', second.id)?.state).toBe('running');
  });

  it('of another connection, or none, is not found', () => {
    jobs.define(counting());
    const { id } = jobs.start('emulator', 'count', {});
    expect(() => jobs.pause('other', id)).toThrow(/There is no job/);
    expect(jobs.get('other', id)).toBeUndefined();
    expect(() => jobs.start('emulator', 'nothing', {})).toThrow(/no kind of job/);
  });
});

/** A kind that goes back when it is cancelled: it writes a line for each step, forward or back. */
function unwinding(): JobDefinition & { runs: RunningJob[]; step: () => Promise<void> } {
  const runs: RunningJob[] = [];
  let step: () => Promise<void> = async () => Promise.resolve();
  return {
    kind: 'swap',
    title: 'Swap',
    unwinds: true,
    runs,
    step: async () => step(),
    run: async (job) => {
      runs.push(job);
      await new Promise<void>((resolve, reject) => {
        job.signal.addEventListener('abort', () => reject(job.signal.reason as Error), { once: true });
        step = async () => {
          const { at = 0 } = (job.mark ?? {}) as { at?: number };
          const next = job.cancelled.aborted ? at - 1 : at + 1;
          await job.log({ step: `${next}`, phase: 'decided', words: `at ${next}` }, { at: next });
          if (next === 3) resolve();
          if (next <= 0) reject(new JobUndone());
        };
      });
    },
  };
}

describe('a job that unwinds', () => {
  const lines = async (id: string) => (await jobs.log(id)).map(({ number, words }) => [number, words]);

  it('has each line of its log on the disk, with the mark, before it goes on', async () => {
    const swap = unwinding();
    jobs.define(swap);
    const { id } = jobs.start('emulator', 'swap', { n: 1 }, { at: 1 });
    await expect.poll(() => swap.runs.length).toBe(1);
    expect(swap.runs[0]?.mark).toEqual({ at: 1 });
    await swap.step();
    const rows = await store.db.selectFrom('job_log').selectAll().execute();
    expect(rows).toMatchObject([{ job_id: id, number: 0, step: '2', phase: 'decided', words: 'at 2' }]);
    const kept = await store.db.selectFrom('jobs').select('progress').executeTakeFirst();
    expect(JSON.parse(kept?.progress ?? '')).toMatchObject({ mark: { at: 2 } });
    expect(jobs.marked('emulator', 'swap')).toMatchObject([{ job: { id, unwinds: true }, mark: { at: 2 } }]);
    await swap.step();
    await settled('done');
    expect(await lines(id)).toEqual([
      [0, 'at 2'],
      [1, 'at 3'],
    ]);
  });

  it('goes back when it is cancelled, after a restart as well, and is cancelled only then', async () => {
    const swap = unwinding();
    jobs.define(swap);
    const { id } = jobs.start('emulator', 'swap', {});
    await expect.poll(() => swap.runs.length).toBe(1);
    await swap.step();
    await swap.step();
    expect(jobs.cancel('emulator', id)).toMatchObject({ state: 'running', cancelling: true });
    await swap.step();
    await shut();
    await open();
    const again = unwinding();
    jobs.define(again);
    expect(only()).toMatchObject({ state: 'running', cancelling: true });
    await expect.poll(() => again.runs.length).toBe(1);
    expect(again.runs[0]?.cancelled.aborted).toBe(true);
    await again.step();
    await settled('cancelled');
    expect(only()).not.toHaveProperty('cancelling');
    expect(await lines(id)).toEqual([
      [0, 'at 1'],
      [1, 'at 2'],
      [2, 'at 1'],
      [3, 'at 0'],
    ]);
  });

  it('is neither paused nor, once it has failed, tried again where it was', async () => {
    const swap = { ...unwinding(), run: async () => Promise.reject(new ApiError('aws_conflict', 'Busy.')) };
    const resting = unwinding();
    jobs.define({ ...swap, kind: 'fails' });
    jobs.define(resting);
    const { id } = jobs.start('emulator', 'swap', {});
    expect(() => jobs.pause('emulator', id)).toThrow(/cannot be paused/);
    const failing = jobs.start('emulator', 'fails', {});
    await expect.poll(() => jobs.get('emulator', failing.id)?.state).toBe('failed');
    expect(() => jobs.resume('emulator', failing.id)).toThrow(/Start another one/);
  });

  it('does not go on where its log cannot be written', async () => {
    const swap = unwinding();
    jobs.define(swap);
    jobs.start('emulator', 'swap', {});
    await expect.poll(() => swap.runs.length).toBe(1);
    await store.db.schema.dropTable('job_log').execute();
    await expect(swap.step()).rejects.toThrow(/job_log/);
  });
});

describe('after a restart', () => {
  it('what ran goes on from what was saved, what was paused rests, what has ended is still listed', async () => {
    const count = counting();
    jobs.define(count);
    const [running, paused, cancelled] = [1, 2, 3].map((n) => jobs.start('emulator', 'count', { n }).id);
    await expect.poll(() => count.runs.length).toBe(3);
    jobs.pause('emulator', paused ?? '');
    jobs.cancel('emulator', cancelled ?? '');
    count.runs[0]?.save(steps(4), { at: 4 });
    await shut();
    expect(count.runs[0]?.signal.aborted).toBe(true);

    await open();
    const again = counting();
    jobs.define(again);
    expect(jobs.list('emulator').map(({ id, state }) => [id, state])).toEqual([
      [cancelled, 'cancelled'],
      [paused, 'paused'],
      [running, 'running'],
    ]);
    await expect.poll(() => again.runs.length).toBe(1);
    expect([again.runs[0]?.id, again.runs[0]?.progress, again.runs[0]?.mark]).toEqual([
      running,
      steps(4),
      { at: 4 },
    ]);
  });

  it('a row that this version cannot read is left alone', async () => {
    const row = {
      id: 'job-1',
      connection: 'emulator',
      kind: 'count',
      task: '{}',
      created_at: 1,
      updated_at: 1,
    };
    await store.db
      .insertInto('jobs')
      .values({ ...row, state: 'sleeping', progress: '{"progress":{"done":1,"words":""}}' })
      .execute();
    await shut();
    await open();
    expect(jobs.list('emulator')).toEqual([]);
    expect(await store.db.selectFrom('jobs').select('id').execute()).toEqual([{ id: 'job-1' }]);
  });
});

describe('whoever looks', () => {
  it('is told of progress, at most four times a second, the last of it always', async () => {
    const told: { at: number; done: number }[] = [];
    hub.subscribe({ kind: 'jobs', connection: 'emulator' }, (news) => {
      if (!('answer' in news)) return;
      const { endpoint, input, answer } = news;
      expect([endpoint, input]).toEqual(['jobs.list', { connection: 'emulator' }]);
      const { items } = answer as { items: Job[] };
      told.push({ at: performance.now(), done: items[0]?.progress.done ?? -1 });
    });
    const count = counting();
    jobs.define(count);
    jobs.start('emulator', 'count', {});
    await expect.poll(() => count.runs.length).toBe(1);
    for (let step = 0; step < 9; step += 1) count.step();
    await expect.poll(() => told.at(-1)?.done, { interval: 5 }).toBe(9);
    for (const [index, { at }] of told.entries())
      if (index > 0) expect(at - (told[index - 1]?.at ?? 0)).toBeGreaterThan(200);
  });

  it('hears each change of one kind, in order', async () => {
    const heard: string[] = [];
    const count = counting();
    jobs.define(count);
    jobs.observe('count', (_, { state, progress }) => heard.push(`${state} ${progress.done}`));
    const { id } = jobs.start('emulator', 'count', {});
    await expect.poll(() => count.runs.length).toBe(1);
    count.step();
    jobs.pause('emulator', id);
    expect(heard).toEqual(['queued 0', 'running 0', 'running 1', 'paused 1']);
  });
});

it('only so many that have ended are kept', async () => {
  jobs.define({ kind: 'quick', title: 'Quick', run: async () => Promise.resolve() });
  for (let n = 0; n < 60; n += 1) jobs.start('emulator', 'quick', { n });
  await expect.poll(() => jobs.list('emulator').every(({ state }) => state === 'done')).toBe(true);
  await expect.poll(() => jobs.list('emulator').length).toBe(50);
  expect(jobs.list('emulator')[0]?.task).toEqual({ n: 59 });
  await shut();
  await open();
  expect(jobs.list('emulator')).toHaveLength(50);
});
