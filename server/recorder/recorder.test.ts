import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#server/store/open-store.ts';
import { compositionArn, NOON, observed, stageArn } from '#server/testing/observed.ts';
import { openTestStore } from '#server/testing/store-under-test.ts';
import { createRecorder, type Recorder } from './recorder.ts';

let store: Store;
let recorder: Recorder;
beforeEach(async () => {
  store = await openTestStore();
  recorder = createRecorder({ store });
});
afterEach(async () => {
  await recorder.close();
  await store.close();
});

type Observed = Parameters<Recorder['observe']>[0];
async function after(...seen: Observed[]): Promise<void> {
  for (const one of seen) recorder.observe(one);
  await recorder.flush();
}

const session = { stageArn: stageArn('stage1'), sessionId: 'st-AAAAAAAAAAAAA' };
const listOf = (ids: string[], second: number, token?: { from?: string; to?: string }): Observed =>
  observed(
    'ListStages',
    { nextToken: token?.from },
    { stages: ids.map((id) => ({ arn: stageArn(id), name: `Stage ${id}` })), nextToken: token?.to },
    second,
  );
const stageRows = async () =>
  store.db.selectFrom('stages').select(['stage_id', 'name', 'gone_at']).orderBy('stage_id').execute();

describe('stages', () => {
  it('are kept with their tags, by the newest answer, whichever comes last', async () => {
    const stage = (name: string, tags: Record<string, string>, second: number): Observed =>
      observed('GetStage', { arn: stageArn('a') }, { stage: { arn: stageArn('a'), name, tags } }, second);
    await after(stage('Second', { show: 'late', room: '1' }, 20));
    await after(stage('First', { show: 'early' }, 10));
    expect(await store.db.selectFrom('stages').selectAll().execute()).toMatchObject([
      { name: 'Second', name_folded: 'second', first_seen: NOON + 10_000, last_seen: NOON + 20_000 },
    ]);
    await after(stage('Third', { room: '2' }, 30));
    const tags = await store.db.selectFrom('stage_tags').select(['tag_key', 'tag_value']).execute();
    expect(tags).toEqual([{ tag_key: 'room', tag_value: '2' }]);
  });

  it('keep their names when they are deleted through the console', async () => {
    await after(listOf(['a'], 1), observed('DeleteStage', { arn: stageArn('a') }, {}, 2));
    expect(await stageRows()).toEqual([{ stage_id: 'a', name: 'Stage a', gone_at: NOON + 2_000 }]);
  });

  it('are gone when they are missing from a whole list, and not when they are on another page', async () => {
    await after(listOf(['a', 'b', 'c'], 1));
    await after(listOf(['a'], 100, { to: 'next' }));
    expect((await stageRows()).filter(({ gone_at }) => gone_at !== null)).toEqual([]);
    await after(listOf(['c'], 101, { from: 'next' }));
    expect((await stageRows()).map(({ gone_at }) => gone_at)).toEqual([null, NOON + 101_000, null]);
    await after(listOf(['a', 'b', 'c'], 200));
    expect((await stageRows()).map(({ gone_at }) => gone_at)).toEqual([null, null, null]);
  });

  it('are not gone because one page alone was read, or its pages minutes apart', async () => {
    await after(listOf(['a', 'b', 'c'], 1));
    await after(listOf(['c'], 100, { from: 'unknown' }));
    await after(listOf(['a'], 200, { to: 'next' }), listOf(['c'], 300, { from: 'next' }));
    expect((await stageRows()).map(({ gone_at }) => gone_at)).toEqual([null, null, null]);
  });
});

describe('sessions', () => {
  it('are known from the stage on, and begin and end once', async () => {
    const { stageArn: arn, sessionId } = session;
    const started = new Date(NOON - 60_000);
    const ended = new Date(NOON + 50_000);
    await after(observed('GetStage', { arn }, { stage: { arn, activeSessionId: sessionId } }, 1));
    const live = { sessionId, startTime: started };
    await after(observed('GetStageSession', session, { stageSession: live }, 2));
    const over = { ...live, endTime: ended };
    for (const second of [60, 61, 200])
      await after(observed('ListStageSessions', { stageArn: arn }, { stageSessions: [over] }, second));
    // One that was under way when it ended.
    await after(observed('GetStageSession', session, { stageSession: live }, 49));

    expect(await store.db.selectFrom('sessions').selectAll().execute()).toMatchObject([
      {
        stage_id: 'stage1',
        session_id: sessionId,
        started_at: +started,
        ended_at: +ended,
        first_seen: NOON + 1_000,
      },
    ]);
    const changes = await store.db
      .selectFrom('state_changes')
      .select(['kind', 'to_state', 'changed_at'])
      .orderBy('changed_at')
      .execute();
    expect(changes).toEqual([
      { kind: 'session', to_state: 'STARTED', changed_at: +started },
      { kind: 'session', to_state: 'ENDED', changed_at: +ended },
    ]);
  });

  it('leave their counts to who has read them whole', async () => {
    const live = { sessionId: session.sessionId, startTime: new Date(NOON) };
    await after(observed('GetStageSession', session, { stageSession: live }, 1));
    await store.db.updateTable('sessions').set({ participants: 7, participants_at: NOON }).execute();
    await after(observed('GetStageSession', session, { stageSession: live }, 90));
    expect(await store.db.selectFrom('sessions').select('participants').execute()).toEqual([
      { participants: 7 },
    ]);
  });
});

describe('participants', () => {
  const person = { participantId: 'p1', userId: 'ana', firstJoinTime: new Date(NOON), published: true };

  it('have what the list and they alone tell, and nothing else', async () => {
    await after(
      observed(
        'GetParticipant',
        { ...session, participantId: 'p1' },
        {
          participant: {
            ...person,
            state: 'CONNECTED',
            browserName: 'Firefox',
            attributes: { seat: '4' },
            streamKey: 'sk_secret',
          } as never,
        },
        1,
      ),
      observed(
        'ListParticipants',
        session,
        { participants: [{ ...person, published: false, state: 'DISCONNECTED' }] },
        5,
      ),
    );
    const rows = await store.db.selectFrom('participants').selectAll().execute();
    expect(rows).toMatchObject([
      { user_id: 'ana', joined_at: NOON, state: 'DISCONNECTED', published: 1, last_seen: NOON + 5_000 },
    ]);
    expect(JSON.parse(rows[0]?.details ?? '')).toEqual({ browserName: 'Firefox', attributes: { seat: '4' } });
    // The session is known by them.
    expect(await store.db.selectFrom('sessions').select('session_id').execute()).toEqual([
      { session_id: session.sessionId },
    ]);
  });

  it('tell how their recording fares', async () => {
    const recording = (recordingState: 'STARTING' | 'ACTIVE' | 'FAILED', second: number): Observed =>
      observed('ListParticipants', session, { participants: [{ ...person, recordingState }] }, second);
    await after(
      recording('STARTING', 1),
      recording('STARTING', 2),
      recording('ACTIVE', 3),
      recording('FAILED', 4),
    );
    // Seen too late to be a change.
    await after(recording('STARTING', 2));
    const changes = await store.db
      .selectFrom('state_changes')
      .select(['resource_id', 'from_state', 'to_state', 'changed_at', 'seen_by'])
      .where('kind', '=', 'recording')
      .orderBy('changed_at')
      .execute();
    expect(changes).toEqual([
      {
        resource_id: 'p1',
        from_state: 'STARTING',
        to_state: 'ACTIVE',
        changed_at: NOON + 3_000,
        seen_by: 'api',
      },
      {
        resource_id: 'p1',
        from_state: 'ACTIVE',
        to_state: 'FAILED',
        changed_at: NOON + 4_000,
        seen_by: 'api',
      },
    ]);
  });

  it('have a row for each kind of error, the same when its page is read again', async () => {
    const events = [1, 2, 3].map((minute) => ({
      name: 'PUBLISH_ERROR' as const,
      eventTime: new Date(NOON + minute * 60_000),
      errorCode: minute === 3 ? ('B' as never) : ('A' as never),
    }));
    for (const second of [1, 2, 100])
      await after(observed('ListParticipantEvents', { ...session, participantId: 'p1' }, { events }, second));
    const rows = await store.db
      .selectFrom('participant_errors')
      .select(['error_code', 'first_at', 'occurrences'])
      .orderBy('error_code')
      .execute();
    expect(rows).toEqual([
      { error_code: 'A', first_at: NOON + 60_000, occurrences: 2 },
      { error_code: 'B', first_at: NOON + 180_000, occurrences: 1 },
    ]);
  });
});

describe('compositions', () => {
  const arn = compositionArn('comp1');
  const stage = { stageArn: stageArn('stage1') };
  const summary = (
    state: 'STARTING' | 'ACTIVE' | 'STOPPED',
    destination: 'ACTIVE' | 'RECONNECTING' | 'STOPPED',
  ) => ({
    arn,
    ...stage,
    state,
    startTime: new Date(NOON),
    destinations: [{ id: 'out1', state: destination }],
    ...(state === 'STOPPED' ? { endTime: new Date(NOON + 90_000) } : {}),
  });
  const list = (
    state: 'STARTING' | 'ACTIVE' | 'STOPPED',
    second: number,
    destination: 'ACTIVE' | 'RECONNECTING' | 'STOPPED' = 'ACTIVE',
  ): Observed => observed('ListCompositions', {}, { compositions: [summary(state, destination)] }, second);
  const channelArn = 'arn:aws:ivs:us-east-1:123456789012:channel/AbCdEfGhIjKl';
  const whole = (second: number): Observed =>
    observed(
      'GetComposition',
      { arn },
      {
        composition: {
          ...summary('ACTIVE', 'ACTIVE'),
          layout: { grid: { gridGap: 4 } },
          destinations: [{ id: 'out1', state: 'ACTIVE', configuration: { channel: { channelArn } } }],
        },
      },
      second,
    );

  it('stay as they were when AWS forgets them, with what only the details told', async () => {
    await after(whole(10), list('STOPPED', 100, 'STOPPED'));
    await after(observed('ListCompositions', {}, { compositions: [] }, 500));
    const rows = await store.db.selectFrom('compositions').selectAll().execute();
    expect(rows).toMatchObject([
      {
        composition_id: 'comp1',
        stage_id: 'stage1',
        state: 'STOPPED',
        ended_at: NOON + 90_000,
        gone_at: NOON + 500_000,
      },
    ]);
    expect(JSON.parse(rows[0]?.details ?? '')).toMatchObject({
      layout: { grid: { gridGap: 4 } },
      endTime: '2026-11-20T12:01:30.000Z',
      destinations: [{ id: 'out1', state: 'STOPPED', configuration: { channel: { channelArn } } }],
    });
  });

  it('are not gone because the list of one stage does not have them', async () => {
    await after(list('ACTIVE', 1));
    await after(
      observed('ListCompositions', { filterByStageArn: stageArn('other') }, { compositions: [] }, 100),
    );
    expect(await store.db.selectFrom('compositions').select('gone_at').execute()).toEqual([
      { gone_at: null },
    ]);
  });

  it('tell how they and their destinations have changed, once', async () => {
    await after(list('STARTING', 1), list('ACTIVE', 5), list('ACTIVE', 6, 'RECONNECTING'), list('ACTIVE', 7));
    await after(list('STARTING', 2), list('STOPPED', 100, 'STOPPED'));
    const changes = await store.db
      .selectFrom('state_changes')
      .select(['kind', 'from_state', 'to_state', 'changed_at'])
      .orderBy('kind')
      .orderBy('changed_at')
      .execute();
    expect(
      changes.map((one) => [one.kind, one.from_state, one.to_state, (one.changed_at - NOON) / 1000]),
    ).toEqual([
      ['composition', null, 'STARTING', 0],
      ['composition', 'STARTING', 'ACTIVE', 5],
      ['composition', 'ACTIVE', 'STOPPED', 90],
      ['destination', null, 'ACTIVE', 1],
      ['destination', 'ACTIVE', 'RECONNECTING', 6],
      ['destination', 'RECONNECTING', 'ACTIVE', 7],
      ['destination', 'ACTIVE', 'STOPPED', 100],
    ]);
  });

  it('do not tell again what EventBridge has told', async () => {
    await store.db
      .insertInto('state_changes')
      .values({
        id: 'eventbridge/prod/1',
        connection: 'prod',
        kind: 'composition',
        resource_id: 'comp1',
        stage_id: 'stage1',
        session_id: null,
        from_state: null,
        to_state: 'ACTIVE',
        changed_at: NOON + 2_000,
        seen_by: 'eventbridge',
        reason: null,
      })
      .execute();
    await after(list('STARTING', 1), list('ACTIVE', 5));
    const changes = await store.db
      .selectFrom('state_changes')
      .select('to_state')
      .where('kind', '=', 'composition')
      .orderBy('changed_at')
      .execute();
    expect(changes.map(({ to_state }) => to_state)).toEqual(['STARTING', 'ACTIVE']);
  });
});

describe('the recorder', () => {
  it('tells until when everything is kept, and what waits', async () => {
    expect(recorder.state('prod')).toEqual({ keptUntil: undefined, waiting: 0, lost: 0, failure: undefined });
    recorder.observe(listOf(['a', 'b'], 5));
    const { keptUntil, waiting } = recorder.state('prod');
    expect(waiting).toBe(3);
    expect(keptUntil?.getTime()).toBeLessThan(NOON + 5_000);
    await recorder.flush();
    expect(recorder.state('prod')).toMatchObject({ keptUntil: new Date(NOON + 5_000), waiting: 0 });
  });

  it('keeps accounts apart', async () => {
    await after(listOf(['a'], 1), { ...listOf(['a'], 1), connection: 'other' });
    await after(listOf([], 100));
    const rows = await store.db
      .selectFrom('stages')
      .select(['connection', 'gone_at'])
      .orderBy('connection')
      .execute();
    expect(rows).toEqual([
      { connection: 'other', gone_at: null },
      { connection: 'prod', gone_at: NOON + 100_000 },
    ]);
  });

  it('writes by itself, without being asked to', async () => {
    recorder.observe(listOf(['a'], 1));
    await expect.poll(stageRows).toHaveLength(1);
  });

  it('goes on when the database comes back, and says that it did not work', async () => {
    const said: (string | undefined)[] = [];
    const patient = createRecorder({ store, log: (problem) => said.push(problem), gatherMs: 1, retryMs: 20 });
    await store.db.schema.alterTable('stages').renameTo('away').execute();
    patient.observe(listOf(['a'], 1));
    await expect.poll(() => patient.state('prod').failure).toContain('stages');
    await expect(patient.flush()).rejects.toThrow('stages');
    expect(patient.state('prod').waiting).toBe(2);
    await store.db.schema.alterTable('away').renameTo('stages').execute();
    await expect.poll(() => patient.state('prod').waiting).toBe(0);
    expect(await stageRows()).toHaveLength(1);
    expect(said).toEqual([expect.stringContaining('stages') as string, undefined]);
    await patient.close();
  });

  it('counts what it loses when the database stays away', async () => {
    const small = createRecorder({ store, longestQueue: 3, gatherMs: 60_000 });
    small.observe(listOf(['a', 'b', 'c', 'd', 'e'], 1));
    expect(small.state('prod')).toMatchObject({ waiting: 3, lost: 3 });
    await small.close();
  });

  it('writes what nobody waited for before it closes', async () => {
    recorder.observe(listOf(['a'], 1));
    await recorder.close();
    expect(await stageRows()).toHaveLength(1);
  });
});
