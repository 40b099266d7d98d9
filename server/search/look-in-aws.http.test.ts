import { afterEach, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { jobs } from '#shared/jobs/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { search } from '#shared/search/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ConsoleOptions, type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
afterEach(async () => running.close(0));

const jobNow = async (id: string) =>
  (await call(running, jobs.list, { connection })).items.find((job) => job.id === id);

/** Somebody with a user id in an ended session of a stage of this name. Asked of another console, so that nothing is known here. */
async function somebody(name: string, options: ConsoleOptions) {
  const other = await startConsole();
  const { items } = await call(other, stages.list, { connection, maxResults: 100 });
  const stageId = idOf(items.find((stage) => stage.name === name)?.arn ?? '');
  const list = await call(other, sessions.list, { connection, stageId, maxResults: 100 });
  const ended = list.items.find(({ endTime }) => endTime !== undefined);
  const place = { stageId, sessionId: ended?.sessionId ?? '' };
  const people = await call(other, participants.list, { connection, ...place });
  const person = people.items.find(({ userId }) => Boolean(userId));
  await other.close(0);
  running = await startConsole(options);
  return {
    ...place,
    at: ended?.startTime ?? '',
    userId: person?.userId ?? '',
    participantId: person?.participantId ?? '',
  };
}

describe('looking in AWS', () => {
  it('finds a user id in the sessions of the time asked for, and search knows it then', async () => {
    const { userId, participantId, sessionId, at } = await somebody('auction-room-1', {});
    expect((await call(running, search.find, { connection, q: `user:${userId}` })).people?.items).toEqual([]);
    const body = { user: userId, stage: 'auction-room-1', from: at, to: at };
    const { id } = await call(running, search.look, { connection, body });
    await expect.poll(async () => (await jobNow(id))?.state).toBe('done');
    expect((await jobNow(id))?.progress).toMatchObject({ done: 1, total: 1 });
    const { people } = await call(running, search.find, { connection, q: `user:${userId}` });
    expect(people?.items).toContainEqual(expect.objectContaining({ participantId, sessionId, userId }));
    const asked = running.emulator.calls.list().filter(({ operation }) => operation === 'ListParticipants');
    expect(asked.map(({ input }) => input)).toContainEqual(
      expect.objectContaining({ sessionId, filterByUserId: userId }),
    );
  });

  it('finds a participant id, and is no failure where it is not', async () => {
    const { participantId, sessionId, at } = await somebody('auction-room-2', {});
    const body = { participant: participantId, stage: 'auction-room', from: at, to: at };
    const { id } = await call(running, search.look, { connection, body });
    await expect.poll(async () => (await jobNow(id))?.state, { timeout: 10_000 }).toBe('done');
    const { people } = await call(running, search.find, { connection, q: participantId });
    expect(people?.items).toContainEqual(expect.objectContaining({ participantId, sessionId }));
    expect((await jobNow(id))?.progress.words).toMatch(
      /^\d of \d stages, \d+ sessions? asked, found 1 time$/,
    );
  });

  it('is paused, and goes on where it was', async () => {
    const { userId } = await somebody('auction-room-1', { share: 0.95 });
    const body = { user: userId, stage: 'auction-room', from: '2026-11-20T00:00:00Z' };
    const { id } = await call(running, search.look, { connection, body });
    await expect
      .poll(async () => (await jobNow(id))?.progress.done ?? 0, { timeout: 15_000 })
      .toBeGreaterThan(0);
    await call(running, jobs.pause, { connection, jobId: id });
    expect((await jobNow(id))?.state).toBe('paused');
    const listed = () =>
      running.emulator.calls
        .list()
        .filter(({ operation }) => operation === 'ListStageSessions')
        .map(({ input }) => (input as { stageArn: string }).stageArn);
    const first = listed()[0];
    await call(running, jobs.resume, { connection, jobId: id });
    await expect.poll(async () => (await jobNow(id))?.state, { timeout: 30_000 }).toBe('done');
    // The first stage had been looked through: it is not begun again.
    expect(listed().filter((arn) => arn === first)).toHaveLength(1);
    const { done, total } = (await jobNow(id))?.progress ?? {};
    expect(done).toBe(total);
    expect(total).toBeGreaterThan(1);
  });

  it('says beforehand what it takes, and leaves out what is indexed', async () => {
    running = await startConsole({ share: 0.6 });
    await call(running, stages.list, { connection, maxResults: 100 });
    await expect
      .poll(async () => call(running, search.estimateLook, { connection, user: 'x' }))
      .toMatchObject({ stages: 40, indexed: 0, calls: expect.any(Number) as number, seconds: 14 });
    await running.services.store.db
      .updateTable('sessions')
      .set({ ended_at: 1, participants_at: 2 })
      .execute();
    const after = await call(running, search.estimateLook, { connection, user: 'x' });
    expect(after).toMatchObject({ sessions: 0, indexed: 8, calls: 41 });
  });

  it('needs to be told whom', async () => {
    running = await startConsole();
    for (const body of [{}, { user: 'a', participant: 'b' }])
      expect((await attempt(running, search.look, { connection, body })).status).toBe(400);
  });
});
