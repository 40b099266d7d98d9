import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#server/store/open-store.ts';
import { compositionArn, NOON, observed, stageArn } from '#server/testing/observed.ts';
import { openTestStore } from '#server/testing/store-under-test.ts';
import { compositionsBetween, type Position, recordingChanges } from './read-by-time.ts';
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

const at = (second: number): number => NOON + second * 1000;

interface Composed {
  id: string;
  start: number;
  end?: number;
  state?: 'STARTING' | 'ACTIVE' | 'STOPPED';
}

const summaryOf = ({ id, start, end, state = end === undefined ? 'ACTIVE' : 'STOPPED' }: Composed) => ({
  arn: compositionArn(id),
  stageArn: stageArn('stage1'),
  state,
  destinations: [{ id: `${id}-out`, state }],
  startTime: new Date(at(start)),
  endTime: end === undefined ? undefined : new Date(at(end)),
});
const list = (second: number, ...compositions: Composed[]): Observed =>
  observed('ListCompositions', {}, { compositions: compositions.map(summaryOf) }, second);

interface Asked {
  from?: number;
  to?: number;
  after?: Position;
  limit?: number;
}

const between = async ({ from, to, after: behind, limit = 100 }: Asked, stage = 'stage1') =>
  compositionsBetween(store.db, 'prod', stage, {
    from: from === undefined ? undefined : at(from),
    to: to === undefined ? undefined : at(to),
    after: behind,
    limit,
  });
const ids = (found: Awaited<ReturnType<typeof between>>) => found.map(({ row }) => row.composition_id);

describe('the compositions between two times', () => {
  beforeEach(async () => {
    await after(
      list(1, { id: 'a', start: 0 }, { id: 'b', start: 0, end: 1 }),
      list(40, { id: 'c', start: 30 }, { id: 'a', start: 0, end: 20 }),
      // By then AWS has forgotten all but one, whose end nobody saw.
      list(400, { id: 'd', start: 390 }),
    );
  });

  it('are those that existed within them, by start', async () => {
    expect(ids(await between({}))).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(await between({ from: 10, to: 25 }))).toEqual(['a']);
    expect(ids(await between({ from: 20, to: 30 }))).toEqual([]);
    expect(ids(await between({ to: 30 }))).toEqual(['a', 'b']);
    expect(ids(await between({}, 'other'))).toEqual([]);
  });

  it('count one whose end nobody saw up to when AWS no longer knew it', async () => {
    expect(ids(await between({ from: 100, to: 200 }))).toEqual(['c']);
    expect(ids(await between({ from: 400 }))).toEqual(['d']);
    const [found] = await between({ from: 100, to: 200 });
    expect(found?.row).toMatchObject({ state: 'ACTIVE', gone_at: at(400), ended_at: null });
  });

  it('come with their own changes and those of their destinations, the oldest first', async () => {
    const [found] = await between({ from: 10, to: 25 });
    expect(found?.changes.map(({ resource_id, to_state }) => [resource_id, to_state])).toEqual([
      ['a', 'ACTIVE'],
      ['a-out', 'ACTIVE'],
      ['a', 'STOPPED'],
      ['a-out', 'STOPPED'],
    ]);
  });

  it('come page by page, each once', async () => {
    const seen: string[] = [];
    let behind: Position | undefined;
    for (;;) {
      const [one] = await between({ limit: 1, ...(behind && { after: behind }) });
      if (one === undefined) break;
      seen.push(one.row.composition_id);
      behind = one.position;
    }
    expect(seen).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('the changes of recordings in a session', () => {
  const session = { stageArn: stageArn('stage1'), sessionId: 'st-AAAAAAAAAAAAA' };
  const person = (
    participantId: string,
    recordingState: 'ACTIVE' | 'STOPPED' | 'FAILED' | 'DISABLED',
    published = true,
  ) => ({ participantId, recordingState, published, firstJoinTime: new Date(NOON) });
  const people = (second: number, ...participants: ReturnType<typeof person>[]): Observed =>
    observed('ListParticipants', session, { participants }, second);

  it('are those of its own participants, the oldest first, page by page', async () => {
    await after(
      people(1, person('ada', 'ACTIVE'), person('ben', 'ACTIVE'), person('cleo', 'DISABLED', false)),
      people(20, person('ada', 'FAILED'), person('ben', 'ACTIVE'), person('cleo', 'DISABLED', false)),
      people(30, person('ada', 'FAILED'), person('ben', 'STOPPED'), person('cleo', 'DISABLED', false)),
    );
    const asked = { after: undefined, limit: 100 };
    const found = await recordingChanges(store.db, 'prod', session.sessionId, asked);
    expect(found.map((one) => [one.resource_id, one.from_state, one.to_state, one.changed_at])).toEqual([
      ['ada', 'ACTIVE', 'FAILED', at(20)],
      ['ben', 'ACTIVE', 'STOPPED', at(30)],
    ]);
    const [first] = found;
    const rest = await recordingChanges(store.db, 'prod', session.sessionId, {
      after: [first?.changed_at ?? 0, first?.id ?? ''],
      limit: 1,
    });
    expect(rest.map(({ resource_id }) => resource_id)).toEqual(['ben']);
    expect(await recordingChanges(store.db, 'prod', 'st-BBBBBBBBBBBBB', asked)).toEqual([]);
    expect(await recordingChanges(store.db, 'other', session.sessionId, asked)).toEqual([]);
  });
});
