import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { live } from '#shared/live/contract.ts';
import type { Topic } from '#shared/live/topic.ts';
import { attempt } from '#server/testing/call-endpoint.ts';
import { readStream } from '#server/testing/read-stream.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

/** A topic that asks AWS nothing: what is published here is all that comes. */
const jobs: Topic = { kind: 'jobs', connection: 'emulator' };
const JOBS = 'emulator/jobs';

let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole({
    live: { holdMs: 400, rememberMs: 900, ring: { most: 20, mostBytes: 8 * 1024 * 1024 } },
    limits: { streams: 5 },
  });
});
afterAll(async () => running.close(0));

const publish = (answer: unknown): void =>
  running.services.hub.publish({
    topic: jobs,
    endpoint: 'jobs.list',
    input: { connection: 'emulator' },
    answer,
  });

const answers = (reader: Awaited<ReturnType<typeof readStream>>): unknown[] =>
  reader.of('news').map(({ data }) => data['answer']);

describe('a stream', () => {
  it('brings what its topics say, from the moment they are subscribed to', async () => {
    const reader = await readStream(running);
    publish('before');
    expect(await reader.subscribe(JOBS, 'nowhere/jobs', 'emulator/nothing')).toEqual([JOBS]);
    await expect.poll(() => reader.of('subscribed')).toMatchObject([{ data: { topics: [JOBS] } }]);
    publish(1);
    publish({ two: 2 });
    await expect
      .poll(() => reader.of('news'))
      .toMatchObject([
        {
          id: expect.stringMatching(/^[0-9a-z]+-\d+$/),
          data: { topic: JOBS, endpoint: 'jobs.list', answer: 1 },
        },
        { data: { answer: { two: 2 }, input: { connection: 'emulator' } } },
      ]);
    await reader.subscribe();
    publish('after');
    expect(running.services.hub.isWatched(jobs)).toBe(false);
    expect(answers(reader)).toEqual([1, { two: 2 }]);
    reader.cut();
  });

  it('goes on though the place of the connection that it replaces is the last one', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, async () => readStream(running)));
    await expect(readStream(running)).rejects.toThrow('the stream answered 429');
    // It broke where neither end has noticed yet.
    const again = await readStream(running, { stream: all[0]?.streamId ?? '' });
    expect(again.streamId).toBe(all[0]?.streamId);
    await expect.poll(() => all[0]?.ended()).toBe(true);
    await expect(readStream(running)).rejects.toThrow('the stream answered 429');
    for (const one of [again, ...all.slice(1)]) one.cut();
    await expect.poll(() => running.services.streams.readers).toBe(0);
  });

  it('goes on after a cut with exactly what was missed', async () => {
    const first = await readStream(running);
    const { streamId } = first;
    await first.subscribe(JOBS);
    publish(1);
    publish(2);
    await expect.poll(() => answers(first)).toEqual([1, 2]);
    first.cut();
    await expect.poll(() => running.services.streams.readers).toBe(0);
    publish(3);
    publish(4);
    const second = await readStream(running, { stream: streamId, after: first.lastId() });
    publish(5);
    await expect.poll(() => answers(second)).toEqual([3, 4, 5]);
    expect(second.of('reset')).toEqual([]);
    expect(second.events[0]).toMatchObject({ event: 'hello', data: { streamId, topics: [JOBS] } });
    // A browser that repeats its old address says in a header where it stands.
    second.cut();
  });

  it('takes the place of its own connection where that still seems open', async () => {
    const first = await readStream(running);
    await first.subscribe(JOBS);
    const second = await readStream(running, { stream: first.streamId, after: first.lastId() });
    await expect.poll(() => first.of('bye')).toMatchObject([{ data: { reason: 'replaced' } }]);
    await expect.poll(first.ended).toBe(true);
    publish('once');
    await expect.poll(() => answers(second)).toEqual(['once']);
    expect(answers(first)).toEqual([]);
    second.cut();
    await expect.poll(() => running.services.streams.readers).toBe(0);
  });

  it.each([
    ['more has happened than is kept', 30, true],
    ['nobody has watched meanwhile', 1, false],
  ])('begins anew where %s', async (_why, count, quickly) => {
    const first = await readStream(running);
    const { streamId } = first;
    await first.subscribe(JOBS);
    publish(0);
    await expect.poll(() => answers(first)).toEqual([0]);
    first.cut();
    if (!quickly) await expect.poll(() => running.services.hub.isWatched(jobs)).toBe(false);
    for (let n = 0; n < count; n += 1) publish(n);
    const second = await readStream(running, { stream: streamId, after: first.lastId() });
    expect(second.events[0]?.data['topics']).toEqual([JOBS]);
    await expect.poll(() => second.of('subscribed')).toHaveLength(1);
    expect(second.events.map(({ event }) => event)).toEqual(['hello', 'reset', 'subscribed']);
    publish('new');
    await expect.poll(() => answers(second)).toEqual(['new']);
    second.cut();
    await expect.poll(() => running.services.streams.readers).toBe(0);
  });

  it('of a server that was started anew begins anew, and must be subscribed again', async () => {
    const reader = await readStream(running, { stream: crypto.randomUUID(), after: 'aaaaaaaa-7' });
    expect(reader.events[0]?.data['topics']).toEqual([]);
    await expect.poll(() => reader.of('reset')).toHaveLength(1);
    reader.cut();
    await expect.poll(() => running.services.streams.readers).toBe(0);
    const forgotten = { streamId: crypto.randomUUID(), body: { topics: [] } };
    expect((await attempt(running, live.subscribe, forgotten)).status).toBe(404);
  });

  it('whose reader takes nothing is cut when a megabyte waits for it, and no other', async () => {
    const stalled = await readStream(running);
    const healthy = await readStream(running);
    await Promise.all([stalled.subscribe(JOBS), healthy.subscribe(JOBS)]);
    stalled.pause();
    const text = 'x'.repeat(64 * 1024);
    let sent = 0;
    await expect
      .poll(
        () => {
          // No more than the other has taken: it reads in this very process, and is not to be what is slow.
          if (answers(healthy).length === sent)
            for (let n = 0; n < 4 && running.services.streams.readers === 2; n += 1, sent += 1) publish(text);
          return running.services.streams.readers;
        },
        { interval: 5 },
      )
      .toBe(1);
    // What the kernel takes for both ends of a connection comes before the megabyte.
    expect(sent * text.length).toBeLessThan(16 * 1024 * 1024);
    await expect.poll(() => answers(healthy).length).toBe(sent);
    healthy.cut();
    stalled.cut();
    await expect.poll(() => running.services.streams.readers).toBe(0);
  });

  it('is refused where too many are being read', async () => {
    const readers = await Promise.all([1, 2, 3, 4, 5].map(() => readStream(running)));
    const refused = await fetch(`${running.url}/api/live`, {
      headers: { cookie: cookieOf('administrator') },
    });
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'too_many_requests' }]);
    expect(refused.headers.get('retry-after')).toBe('10');
    for (const reader of readers) reader.cut();
    await expect.poll(() => running.services.streams.readers).toBe(0);
  });

  it('says goodbye when the server stops', async () => {
    const other = await startConsole();
    const reader = await readStream(other);
    await other.close();
    await expect.poll(() => reader.of('bye')).toMatchObject([{ data: { reason: 'closing' } }]);
  });
});
