import { afterEach, describe, expect, it } from 'vitest';
import type { Job } from '#shared/jobs/contract.ts';
import { jobs } from '#shared/jobs/contract.ts';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { sessionEvents } from '#shared/sessions/events.ts';
import { idOf } from '#shared/contract/ids.ts';
import { stages } from '#shared/stages/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { fetchBlocks } from '#server/testing/loaded-events.ts';
import { type ConsoleOptions, type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { storeUnderTest } from '#server/testing/store-under-test.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

const connection = 'emulator';
interface Address {
  connection: string;
  stageId: string;
  sessionId: string;
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function console(options: ConsoleOptions = {}): Promise<RunningConsole> {
  const running = await startConsole(options);
  cleanups.push(async () => running.close());
  return running;
}

async function liveSession(running: RunningConsole, name: string): Promise<Address> {
  const { items } = await call(running, stages.list, { connection, maxResults: 100 });
  const stage = items.find((each) => each.name === name) ?? expect.fail(`no stage ${name}`);
  return { connection, stageId: idOf(stage.arn ?? ''), sessionId: stage.activeSessionId ?? '' };
}

async function endedSession(running: RunningConsole, name: string): Promise<Address> {
  const { items } = await call(running, stages.list, { connection, maxResults: 100 });
  const stageId = idOf(items.find((each) => each.name === name)?.arn ?? '');
  const { items: list } = await call(running, sessions.list, { connection, stageId });
  const ended = list.find(({ endTime }) => endTime !== undefined) ?? expect.fail('no ended session');
  return { connection, stageId, sessionId: ended.sessionId ?? '' };
}

const start = async (
  running: RunningConsole,
  address: Address,
  whose: 'publishers' | 'everybody' = 'everybody',
  anew = false,
) => call(running, sessionEvents.startLoading, { ...address, body: { whose, anew } });
const load = async (running: RunningConsole, address: Address) =>
  call(running, sessionEvents.eventsLoad, { ...address });
const jobOf = async (running: RunningConsole, address: Address): Promise<Job> =>
  (await load(running, address)).job ?? expect.fail('no job');
const ended = async (
  running: RunningConsole,
  address: Address,
  state: Job['state'] = 'done',
): Promise<void> => {
  await expect.poll(async () => (await jobOf(running, address)).state, { timeout: 8_000 }).toBe(state);
};
const people = async (running: RunningConsole, address: Address) =>
  (await call(running, participants.list, { ...address, maxResults: 100 })).items;

/** Participants of whom the emulator was asked for events, in order, each page of each. */
const askedFor = ({ emulator }: RunningConsole): string[] =>
  emulator.calls
    .list()
    .filter(({ operation }) => operation === 'ListParticipantEvents')
    .map(({ input }) => (input as { participantId: string }).participantId);

/** What AWS says itself, in no order. */
async function eventsOf(running: RunningConsole, address: Address, id: string): Promise<ParticipantEvent[]> {
  const events: ParticipantEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await call(running, participants.events, {
      ...address,
      participantId: id,
      maxResults: 100,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    events.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}

describe('loading the events of a session', () => {
  it('brings every event of every participant, each asked for once, publishers first', async () => {
    const running = await console();
    const address = await liveSession(running, 'show-morning-brief');
    const everybody = await people(running, address);
    await start(running, address);
    await ended(running, address);

    const lanes = new Map(
      (await fetchBlocks(running, address))
        .flatMap(({ lanes: of }) => of)
        .map((lane) => [lane.participantId, lane]),
    );
    expect([...lanes.keys()].toSorted()).toEqual(
      everybody.map(({ participantId = '' }) => participantId).toSorted(),
    );
    const asked = askedFor(running);
    const publishers = everybody
      .filter(({ published }) => published)
      .map(({ participantId }) => participantId);
    // Five are under way at a time, and their calls may overtake one another on the way.
    const first = [...new Set(asked)].slice(0, publishers.length + 4);
    expect(first).toEqual(expect.arrayContaining(publishers));
    for (const id of [asked[0] ?? '', asked.at(-1) ?? ''])
      expect(lanes.get(id)).toEqual({
        participantId: id,
        asOf: Date.parse('2026-11-20T14:00:00Z'),
        settled: everybody.find(({ participantId }) => participantId === id)?.state === 'DISCONNECTED',
        events: await eventsOf(running, address, id),
      });
    expect(await load(running, address)).toMatchObject({
      loaded: everybody.length,
      failed: 0,
      whole: false,
      job: {
        state: 'done',
        progress: { done: everybody.length, total: everybody.length, estimateSeconds: 0 },
      },
    });
  });

  it('keeps an ended session for ever: packed in few blocks, with its errors, and never asked for again', async () => {
    const running = await console();
    const address = await endedSession(running, 'auction-room-1');
    await start(running, address);
    await expect.poll(async () => (await load(running, address)).whole).toBe(true);
    const blocks = await fetchBlocks(running, address);
    const everybody = await people(running, address);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.lanes.map(({ participantId }) => participantId).toSorted()).toEqual(
      everybody.map(({ participantId = '' }) => participantId).toSorted(),
    );
    expect(blocks[0]?.lanes.every(({ settled }) => settled)).toBe(true);

    const errors = blocks
      .flatMap(({ lanes }) => lanes)
      .flatMap(({ events }) => events)
      .filter(({ errorCode }) => errorCode !== undefined);
    const { db } = running.services.store;
    const rows = await db
      .selectFrom('participant_errors')
      .selectAll()
      .where('session_id', '=', address.sessionId)
      .execute();
    expect(rows.reduce((sum, { occurrences }) => sum + occurrences, 0)).toBe(errors.length);
    const row = await db
      .selectFrom('sessions')
      .selectAll()
      .where('session_id', '=', address.sessionId)
      .executeTakeFirst();
    expect(row).toMatchObject({ errors: errors.length, events_at: Date.parse('2026-11-20T14:00:00Z') });

    running.emulator.calls.clear();
    expect(await start(running, address)).toMatchObject({ whole: true, loaded: everybody.length });
    expect(await fetchBlocks(running, address, blocks[0]?.block)).toEqual([]);
    expect(running.emulator.calls.list()).toEqual([]);
  });

  it('is one job, however many browsers ask for it', async () => {
    const running = await console({ share: 0.95, rates: 'on' });
    const address = await liveSession(running, 'show-morning-brief');
    const answers = await Promise.all([
      start(running, address),
      start(running, address, 'publishers'),
      start(running, address),
    ]);
    const everybody = answers
      .filter(({ job }) => job?.task['whose'] === 'everybody')
      .map(({ job }) => job?.id);
    expect(new Set(everybody).size).toBe(1);
    await expect.poll(() => askedFor(running).length).toBeGreaterThan(4);
    const { items } = await call(running, jobs.list, { connection });
    expect(items.filter(({ state }) => state === 'running')).toHaveLength(1);
    expect(new Set(askedFor(running)).size).toBe(askedFor(running).length);
  });

  it('a moment ago is as good as now, unless somebody asks for what is newest', async () => {
    const running = await console();
    const address = await liveSession(running, 'town-hall-q4-overflow');
    await start(running, address);
    await ended(running, address);
    running.emulator.calls.clear();
    await start(running, address);
    await start(running, address, 'publishers');
    expect((await jobOf(running, address)).state).toBe('done');
    expect(running.emulator.calls.list()).toEqual([]);
    await start(running, address, 'everybody', true);
    await ended(running, address);
    await expect.poll(() => running.emulator.calls.list().length).toBeGreaterThan(0);
  });

  it('rests while it is paused, goes on where it was, and keeps what it had when it is cancelled', async () => {
    const running = await console({ share: 0.95 });
    const address = await liveSession(running, 'show-morning-brief');
    const { job } = await start(running, address);
    const jobId = job?.id ?? '';
    await expect.poll(() => askedFor(running).length).toBeGreaterThan(2);
    await call(running, jobs.pause, { connection, jobId });
    await expect.poll(async () => (await load(running, address)).loaded).toBeGreaterThan(2);
    const before = askedFor(running).length;
    const { loaded } = await load(running, address);
    expect(loaded).toBe(before);

    await call(running, jobs.resume, { connection, jobId });
    await expect.poll(() => askedFor(running).length).toBeGreaterThan(before + 1);
    expect(new Set(askedFor(running)).size).toBe(askedFor(running).length);
    await call(running, jobs.cancel, { connection, jobId });
    await ended(running, address, 'cancelled');
    await expect.poll(async () => (await load(running, address)).loaded).toBe(askedFor(running).length);
  });

  it('goes on after a restart of the server with those who are missing', async () => {
    const store = await storeUnderTest();
    cleanups.push(async () => store.remove());
    const first = await startConsole({ store, share: 0.95 });
    const { emulator } = first;
    const address = await liveSession(first, 'show-morning-brief');
    await start(first, address);
    await expect.poll(() => askedFor(first).length).toBeGreaterThan(3);
    // The emulator is left: closing it with its console would end the world.
    await first.services.close();
    const before = askedFor(first);

    const second = await console({ store, emulator });
    await ended(second, address);
    cleanups.push(async () => first.close().catch(() => undefined));
    const lanes = (await fetchBlocks(second, address)).flatMap(({ lanes: of }) => of);
    const everybody = await people(second, address);
    expect(lanes.map(({ participantId }) => participantId).toSorted()).toEqual(
      everybody.map(({ participantId = '' }) => participantId).toSorted(),
    );
    // What was under way when the server stopped is asked for again, and nothing that was there.
    expect(askedFor(second).length - everybody.length).toBeLessThanOrEqual(5);
    expect(before.length).toBeLessThan(everybody.length);
  });

  it('says of whom nothing could be had, and tries again when it is started again', async () => {
    const running = await console();
    const address = await liveSession(running, 'show-morning-brief');
    const [somebody] = await people(running, address);
    running.emulator.faults.add({
      operation: 'ListParticipantEvents',
      kind: 'error',
      errorType: 'ConflictException',
      message: 'try later',
      times: 2,
    });
    await start(running, address);
    await ended(running, address, 'failed');
    const failed = await load(running, address);
    expect(failed).toMatchObject({
      failed: 2,
      job: { failure: expect.stringContaining('2 of 42 people') as string },
    });
    expect(failed.failures[0]?.reason).toContain('try later');
    expect(somebody).toBeDefined();
    await start(running, address);
    await ended(running, address);
    expect(await load(running, address)).toMatchObject({ failed: 0, loaded: 42 });
  });

  it('ends at once where asking on is useless, and says why', async () => {
    const running = await console();
    const address = await liveSession(running, 'show-morning-brief');
    running.emulator.faults.add({
      operation: 'ListParticipantEvents',
      kind: 'error',
      errorType: 'AccessDeniedException',
      message: 'not allowed',
    });
    await start(running, address);
    await ended(running, address, 'failed');
    expect((await jobOf(running, address)).failure).toContain('not allowed');
    expect(askedFor(running).length).toBeLessThan(12);
  });
});

describe('what is on screen', () => {
  it('is loaded first, in any browser, without a job', async () => {
    const running = await console();
    const address = await liveSession(running, 'town-hall-q4');
    const ids = (await people(running, address)).flatMap(({ participantId }) => participantId ?? []);
    const want = async (browser: string, participantIds: string[]) =>
      call(running, sessionEvents.wantEvents, { ...address, body: { browser, participantIds } });
    await want('browser-one', ids.slice(0, 3));
    await want('browser-two', ids.slice(2, 5));
    await expect.poll(async () => (await load(running, address)).loaded).toBe(5);
    expect(askedFor(running).toSorted()).toEqual(ids.slice(0, 5).toSorted());
    expect((await load(running, address)).job).toBeUndefined();
  });

  it('goes before what a job has yet to do', async () => {
    const running = await console({ share: 0.95 });
    const address = await liveSession(running, 'town-hall-q4');
    const everybody = await people(running, address);
    const last = everybody.filter(({ published }) => !published).at(-1)?.participantId ?? '';
    await start(running, address);
    await expect.poll(() => askedFor(running).length).toBeGreaterThan(1);
    const before = askedFor(running).length;
    await call(running, sessionEvents.wantEvents, {
      ...address,
      body: { browser: 'browser-one', participantIds: [last] },
    });
    await expect.poll(() => askedFor(running)).toContain(last);
    expect(askedFor(running).indexOf(last) - before).toBeLessThanOrEqual(1);
  });
});

it('a live session that is looked at is asked again about those of whom there is news', async () => {
  const running = await console({ paused: false });
  const address = await liveSession(running, 'show-morning-brief');
  await start(running, address);
  await ended(running, address);
  const connected = (await people(running, address)).filter(({ state }) => state === 'CONNECTED').length;
  running.emulator.calls.clear();
  const news: unknown[] = [];
  const { connection: id, stageId, sessionId } = address;
  const leave = running.services.hub.subscribe(
    { kind: 'session', connection: id, stageId, sessionId },
    (each) => news.push(each),
  );
  await expect.poll(() => new Set(askedFor(running)).size, { timeout: 8_000 }).toBe(connected);
  leave();
});

it('a browser that takes no brotli gets the same bytes plain', async () => {
  const running = await console();
  const address = await endedSession(running, 'auction-room-1');
  await start(running, address);
  await expect.poll(async () => (await load(running, address)).whole).toBe(true);
  const path = `${running.url}/api/emulator/stages/${address.stageId}/sessions/${address.sessionId}/events`;
  const [compressed, plain] = await Promise.all(
    ['br', 'identity'].map(async (encoding) =>
      fetch(path, { headers: { 'accept-encoding': encoding, cookie: cookieOf('administrator') } }),
    ),
  );
  expect([compressed?.headers.get('content-encoding'), plain?.headers.get('content-encoding')]).toEqual([
    'br',
    null,
  ]);
  expect(await compressed?.arrayBuffer()).toEqual(await plain?.arrayBuffer());
});
