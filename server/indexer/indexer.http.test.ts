import { afterEach, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { participants } from '#shared/participants/contract.ts';
import { search } from '#shared/search/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { type ConsoleOptions, type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { storeUnderTest } from '#server/testing/store-under-test.ts';

const connection = 'emulator';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function start(options: ConsoleOptions): Promise<RunningConsole> {
  const running = await startConsole(options);
  closing.push(async () => running.close(0));
  return running;
}

const index = async (running: RunningConsole) => call(running, search.index, { connection });
/** Stages are listed and the people of some sessions are read: of all of them would take a minute. */
const hasBegun = async (running: RunningConsole): Promise<boolean> => {
  const { stages: all, sessions: some } = await index(running);
  return all.known > 0 && all.indexed === all.known && some.people > 5;
};

async function everySession(running: RunningConsole) {
  const found = [];
  let cursor: string | undefined;
  do {
    const part = await call(running, search.sessions, {
      connection,
      limit: 500,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...part.items);
    cursor = part.nextCursor;
  } while (cursor !== undefined);
  return found;
}

describe('the indexer', () => {
  it('brings in every session of every stage, and the people of those that have ended, the newest first', async () => {
    const running = await start({ indexer: true });
    await expect.poll(async () => hasBegun(running), { timeout: 20_000 }).toBe(true);

    const { items } = await call(running, stages.list, { connection, maxResults: 100 });
    const truth = new Map<string, string | undefined>();
    for (const { arn } of items) {
      const list = await call(running, sessions.list, { connection, stageId: idOf(arn), maxResults: 100 });
      for (const { sessionId, endTime } of list.items) truth.set(sessionId ?? '', endTime);
    }
    const found = await everySession(running);
    expect(new Map(found.map(({ sessionId, endedAt }) => [sessionId, endedAt]))).toEqual(truth);

    const ended = found.filter(({ peopleAt }) => peopleAt !== undefined).slice(0, 4);
    for (const { stageId, sessionId, participants: counted, publishers } of ended) {
      const place = { connection, stageId, sessionId };
      const people = await call(running, participants.list, { ...place, maxResults: 100 });
      expect([sessionId, counted, publishers]).toEqual([
        sessionId,
        people.items.length,
        people.items.filter(({ published }) => published).length,
      ]);
      const { participantId = '', userId } = people.items[0] ?? {};
      const { people: hit } = await call(running, search.find, { connection, q: participantId });
      const expected = { participantId, sessionId, stageId, ...(userId ? { userId } : {}) };
      expect(hit?.items).toContainEqual(expect.objectContaining(expected));
    }
    expect(ended).not.toEqual([]);
    // What is live grows: its people are not said to be all known.
    for (const { endedAt, peopleAt } of found) if (endedAt === undefined) expect(peopleAt).toBeUndefined();
  });

  it('goes on after a restart where it was, and stays off once it was switched off', async () => {
    const store = await storeUnderTest();
    closing.push(async () => store.remove());
    // The world outlives the console, as AWS does.
    const { emulator } = await start({});
    const first = await startConsole({ indexer: true, store, emulator });
    await expect.poll(async () => hasBegun(first), { timeout: 20_000 }).toBe(true);
    await call(first, search.switchIndex, { connection, body: { on: false } });
    const before = await index(first);
    expect(before).toMatchObject({ on: false, state: 'off' });
    await first.close(0);
    emulator.calls.clear();

    const second = await start({ indexer: true, store, emulator });
    expect(await index(second)).toEqual(before);
    expect(emulator.calls.list()).toEqual([]);
    await call(second, search.switchIndex, { connection, body: { on: true } });
    await expect
      .poll(async () => (await index(second)).sessions.people)
      .toBeGreaterThan(before.sessions.people);
    // Stages are swept, to see what is new; what was listed is not listed again.
    const asked = new Set(emulator.calls.list().map(({ operation }) => operation));
    expect(asked).toEqual(new Set(['ListStages', 'ListParticipants']));
  });

  it('keeps away while AWS throttles, and says so', async () => {
    const running = await start({ share: 0.6 });
    running.emulator.faults.add({ operation: 'ListStages', kind: 'throttle', times: 2 });
    await call(running, search.switchIndex, { connection, body: { on: true } });
    await expect
      .poll(async () => (await index(running)).stages.known, { timeout: 10_000 })
      .toBeGreaterThan(0);
    running.emulator.faults.add({ operation: 'ListStageSessions', kind: 'throttle', times: 1 });
    await expect.poll(async () => (await index(running)).state, { timeout: 10_000 }).toBe('throttled');
    const calls = running.emulator.calls
      .list()
      .filter(({ operation }) => operation === 'ListStageSessions').length;
    expect(calls).toBeLessThan(6);
  });

  it('says what AWS says where it is refused', async () => {
    const running = await start({});
    running.emulator.faults.add({
      operation: 'ListStages',
      kind: 'error',
      errorType: 'AccessDeniedException',
    });
    await call(running, search.switchIndex, { connection, body: { on: true } });
    await expect
      .poll(async () => index(running))
      .toMatchObject({ on: true, state: 'failing', failure: expect.any(String) as string });
  });
});
