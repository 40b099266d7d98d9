import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { search } from '#shared/search/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { generatedAccount, writeAccount } from '#server/testing/generated-account.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
const account = generatedAccount(connection, { stages: 30, sessions: 120, participants: 600 });
let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
  await writeAccount(running.services.store.db, account);
});
afterAll(async () => running.close());

describe('search over HTTP', () => {
  it('answers with all kinds that a line can be about, and asks AWS for nothing', async () => {
    const found = await call(running, search.find, { connection, q: 'morning' });
    expect(found.understood).toEqual([{ means: 'anything', value: 'morning' }]);
    expect(found.stages?.items.every(({ name }) => name?.includes('morning'))).toBe(true);
    expect(found.sessions?.items.length).toBeGreaterThan(0);
    expect(found.people?.items).toEqual([]);
    expect(running.emulator.calls.list()).toEqual([]);
  });

  it('tells whose account a connection is as far as a stage of it was seen, and asks AWS for nothing', async () => {
    const seen = generatedAccount('bare', { stages: 2, sessions: 2, participants: 2 });
    const [, region = '', accountId] = /^arn:aws:ivs:([^:]+):(\d+):/.exec(seen.stages[0]?.arn ?? '') ?? [];
    const own = { id: 'bare', label: 'Bare', colour: 'slate', kind: 'aws', region } as const;
    const bare = await startConsole({ connections: [{ ...own, endpoint: running.emulator.url }] });
    const realm = async () => {
      const { items } = await call(bare, search.realms, { connection });
      return items.find((each) => each.connection === own.id);
    };
    try {
      expect(await realm()).toEqual({ connection: own.id, region });
      await writeAccount(bare.services.store.db, seen);
      expect(await realm()).toEqual({ connection: own.id, region, accountId });
      expect(running.emulator.calls.list()).toEqual([]);
    } finally {
      await bare.close();
    }
  });

  it('goes on where a part ended', async () => {
    const first = await call(running, search.find, { connection, q: 'guest', limit: 40 });
    expect(first.people?.items).toHaveLength(40);
    const cursor = first.people?.nextCursor;
    if (cursor === undefined) throw new Error('there should be more');
    const next = await call(running, search.find, {
      connection,
      q: 'guest',
      group: 'people',
      cursor,
      limit: 40,
    });
    expect(next.people?.items).toHaveLength(20);
    expect(next.sessions).toBeUndefined();
  });

  it('takes the times of the address before those of the line', async () => {
    const from = '2026-10-01T00:00:00Z';
    const to = '2026-10-08T00:00:00Z';
    const found = await call(running, search.find, { connection, q: '2026-11-01', from, to });
    for (const { startedAt = '', endedAt = to } of found.sessions?.items ?? []) {
      expect(Date.parse(startedAt)).toBeLessThanOrEqual(Date.parse(to));
      expect(Date.parse(endedAt)).toBeGreaterThanOrEqual(Date.parse(from));
    }
    expect(found.sessions?.items).not.toEqual([]);
  });

  it.each([
    [{ q: 'a', cursor: 'x' }, 'query.cursor is of one group: name it'],
    [
      { q: 'a', cursor: 'x', group: 'people' as const },
      'query.cursor must be a nextCursor of an earlier answer',
    ],
    [{ q: 'a', from: 'yesterday' }, 'query.from must be a date and time'],
    [{ q: 'a\0b' }, 'query.q must not have a null character'],
  ])('refuses %j', async (query, words) => {
    const { status, json } = await attempt(running, search.find, { connection, ...query });
    expect([status, json()]).toMatchObject([
      400,
      { code: 'bad_request', message: expect.stringContaining(words) as string },
    ]);
  });

  it('lists the sessions of all stages part by part, everything once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const part = await call(running, search.sessions, {
        connection,
        limit: 50,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...part.items.map(({ sessionId }) => sessionId));
      cursor = part.nextCursor;
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual(account.sessions.map(({ session_id }) => session_id).toSorted());
  });

  it('is of a connection that there is', async () => {
    for (const endpoint of [search.find, search.sessions, search.index]) {
      const { status, json } = await attempt(running, endpoint, { connection: 'nowhere' });
      expect([status, json()]).toMatchObject([404, { code: 'unknown_connection' }]);
    }
  });
});

describe('the index', () => {
  it('tells how much is known, and that it does not grow by itself', async () => {
    const ended = account.sessions.filter(({ ended_at }) => ended_at !== null);
    expect(await call(running, search.index, { connection })).toMatchObject({
      on: false,
      state: 'off',
      stages: { known: 30, indexed: 0 },
      sessions: {
        known: 120,
        ended: ended.length,
        people: ended.filter(({ participants_at }) => participants_at !== null).length,
      },
      since: new Date(Math.min(...account.sessions.map(({ started_at }) => started_at ?? 0))).toISOString(),
    });
  });
});
