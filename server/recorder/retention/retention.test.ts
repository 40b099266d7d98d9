import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#server/store/open-store.ts';
import { usedBytes } from '#server/store/size.ts';
import { compositionArn, NOON, observed, stageArn } from '#server/testing/observed.ts';
import { openTestStore } from '#server/testing/store-under-test.ts';
import { createRecorder, type Recorder } from '../recorder.ts';
import { createRetention, type Keep, type Retention } from './retention.ts';

const DAY = 86_400;
let store: Store;
let recorder: Recorder;
const opened: Retention[] = [];
beforeEach(async () => {
  store = await openTestStore();
  recorder = createRecorder({ store });
});
afterEach(async () => {
  for (const retention of opened.splice(0)) await retention.close();
  await recorder.close();
  await store.close();
});

function keeping(keep: Keep, seconds: number): Retention {
  const retention = createRetention({
    store,
    keep,
    connections: ['prod'],
    now: () => new Date(NOON + seconds * 1000),
    forgotten: recorder.forgotten,
    log: (problem) => expect.unreachable(problem),
  });
  opened.push(retention);
  return retention;
}

const idOf = (number: number): string => `st-${String(number).padStart(13, 'A')}`;
const sessionOf = (number: number, startDay: number, endDay: number | undefined) =>
  observed(
    'ListStageSessions',
    { stageArn: stageArn('stage1') },
    {
      stageSessions: [
        {
          sessionId: idOf(number),
          startTime: new Date(NOON + startDay * DAY * 1000),
          ...(endDay === undefined ? {} : { endTime: new Date(NOON + endDay * DAY * 1000) }),
        },
      ],
    },
    (endDay ?? startDay) * DAY + 60,
  );

/** A session that began and ended, with two people, an error and 200 kB of events. */
async function aSession(number: number, startDay: number, endDay: number | undefined): Promise<void> {
  const address = { stageArn: stageArn('stage1'), sessionId: idOf(number) };
  const people = ['p1', 'p2'].map((participantId) => ({ participantId, userId: 'ana' }));
  recorder.observe(observed('ListParticipants', address, { participants: people }, startDay * DAY + 60));
  const events = [{ errorCode: 'A' as never, eventTime: new Date(NOON + startDay * DAY * 1000) }];
  recorder.observe(
    observed('ListParticipantEvents', { ...address, participantId: 'p1' }, { events }, startDay * DAY + 60),
  );
  recorder.observe(sessionOf(number, startDay, endDay));
  await recorder.flush();
  await store.db
    .insertInto('event_blocks')
    .values({
      connection: 'prod',
      stage_id: 'stage1',
      session_id: idOf(number),
      block: 0,
      participants: 2,
      events: 1,
      columns: Buffer.alloc(200_000, number),
    })
    .execute();
}

const sessions = async (): Promise<string[]> =>
  (await store.db.selectFrom('sessions').select('session_id').orderBy('session_id').execute()).map(
    ({ session_id }) => session_id,
  );

describe('retention', () => {
  it('forgets ended sessions that are too old with everything of theirs, and keeps the others whole', async () => {
    await aSession(1, 0, 1);
    await aSession(2, 0, 8);
    await aSession(3, 9, undefined);
    const run = await keeping({ days: 10, megabytes: 2048 }, 12 * DAY).run();
    expect(run).toMatchObject({ sessionsByAge: 1, sessionsBySize: 0, isOverfull: false });
    expect(await sessions()).toEqual([idOf(2), idOf(3)]);
    for (const table of ['participants', 'participant_errors', 'event_blocks', 'state_changes'] as const) {
      const rows = await store.db
        .selectFrom(table)
        .select('session_id')
        .distinct()
        .orderBy('session_id')
        .execute();
      expect([table, rows.map(({ session_id }) => session_id)]).toEqual([table, [idOf(2), idOf(3)]]);
    }
  });

  it('does not take back what AWS still lists', async () => {
    await aSession(1, 0, 1);
    await keeping({ days: 10, megabytes: 2048 }, 12 * DAY).run();
    recorder.observe(sessionOf(1, 0, 1));
    recorder.observe(sessionOf(2, 9, 11));
    await recorder.flush();
    expect(await sessions()).toEqual([idOf(2)]);
  });

  it('lets the oldest ended sessions go where there is no room, never a live one, and remembers it', async () => {
    await aSession(1, 0, undefined);
    for (const number of [2, 3, 4, 5]) await aSession(number, number, number + 1);
    // Measured as the console does, which on PostgreSQL needs its statistics.
    await keeping({ days: 1000, megabytes: 2048 }, 7 * DAY).run();
    const full = await usedBytes(store);
    const keep = { days: 1000, megabytes: (full - 100_000) / 1_000_000 };
    const run = await keeping(keep, 7 * DAY).run();
    expect(run.isOverfull).toBe(false);
    expect(run.bytes).toBeLessThan(full - 100_000);
    expect(run.sessionsBySize).toBeGreaterThan(0);
    expect(await sessions()).toContain(idOf(1));
    expect(await sessions()).not.toContain(idOf(2));

    // The next start of the console.
    const next = createRecorder({ store });
    const retention = createRetention({
      store,
      keep,
      connections: ['prod'],
      now: () => undefined,
      log: () => undefined,
      forgotten: next.forgotten,
    });
    await retention.run();
    next.observe(sessionOf(2, 2, 3));
    await next.close();
    await retention.close();
    expect(await sessions()).not.toContain(idOf(2));
  });

  it('says so when nothing ended is left to go', async () => {
    await aSession(1, 0, undefined);
    const run = await keeping({ days: 1000, megabytes: 0.001 }, DAY).run();
    expect(run).toMatchObject({ sessionsBySize: 0, isOverfull: true });
    expect(await sessions()).toEqual([idOf(1)]);
  });

  it('forgets old compositions, their changes and deleted stages, and keeps stages that are there', async () => {
    const composition = {
      arn: compositionArn('comp1'),
      stageArn: stageArn('stage1'),
      state: 'STOPPED' as const,
      destinations: [],
      endTime: new Date(NOON),
    };
    recorder.observe(observed('ListCompositions', {}, { compositions: [composition] }, 1));
    const stages = ['a', 'b'].map((id) => ({ arn: stageArn(id), tags: { show: id } }));
    recorder.observe(observed('ListStages', {}, { stages }, 1));
    recorder.observe(observed('DeleteStage', { arn: stageArn('a') }, {}, 2));
    await recorder.flush();
    await keeping({ days: 10, megabytes: 2048 }, 20 * DAY).run();
    const left = async (table: 'stages' | 'stage_tags' | 'compositions' | 'state_changes') =>
      (await store.db.selectFrom(table).selectAll().execute()).length;
    expect([await left('stages'), await left('stage_tags')]).toEqual([1, 1]);
    expect([await left('compositions'), await left('state_changes')]).toEqual([0, 0]);
  });

  it('forgets nothing by a clock that it does not know', async () => {
    await aSession(1, 0, 1);
    const retention = createRetention({
      store,
      keep: { days: 10, megabytes: 2048 },
      connections: ['prod'],
      now: () => undefined,
      forgotten: recorder.forgotten,
      log: () => undefined,
    });
    expect(await retention.run()).toMatchObject({ sessionsByAge: 0 });
    await retention.close();
  });
});
