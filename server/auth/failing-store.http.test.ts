import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import { connections } from '#shared/connections/contract.ts';
import { asBrowser } from '#server/testing/as-browser.ts';
import { failWrites } from '#server/testing/failing-table.ts';
import { readStream } from '#server/testing/read-stream.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { TEST_PASSWORD } from '#server/testing/test-sessions.ts';

const MINUTE = 60_000;
const nothing = {};

let later = 0;
let lines: string[] = [];
let running: RunningConsole;
beforeEach(async () => {
  later = 0;
  lines = [];
  running = await startConsole({
    accounts: { now: () => Date.now() + later },
    log: (line) => lines.push(line),
  });
});
afterEach(async () => running.close());

async function signedIn() {
  const browser = asBrowser(running);
  await browser.ask(auth.signIn, { body: { name: 'test-viewer', password: TEST_PASSWORD } });
  return browser;
}
const timesSaid = (text: string): number => lines.filter((line) => line.includes(text)).length;

describe('where the store cannot be written', () => {
  it('who is signed in reads on, for longer than half an hour', async () => {
    const browser = await signedIn();
    const heal = await failWrites(running.services.store, 'account_sessions');
    for (let asked = 0; asked < 4; asked += 1) {
      later += 20 * MINUTE;
      expect((await browser.ask(connections.list, nothing)).status).toBe(200);
    }
    expect(timesSaid('that sessions are used cannot be written down')).toBe(1);
    await heal();
    later += 20 * MINUTE;
    expect((await browser.ask(connections.list, nothing)).status).toBe(200);
    const viewer = await running.services.accounts.people.named('test-viewer');
    expect(viewer?.lastSeenAt).toBeGreaterThan(Date.now() + 90 * MINUTE);
    // Who asks nothing is kept signed in by none of this.
    later += 40 * MINUTE;
    expect((await browser.ask(connections.list, nothing)).status).toBe(401);
  });

  it('who signs out is out: the cookie is gone, the stream ends, and the session is deleted once that can be', async () => {
    const browser = await signedIn();
    const cookie = browser.cookie();
    const reader = await readStream(running, { cookie });
    const heal = await failWrites(running.services.store, 'account_sessions');
    const sent = await browser.ask(auth.signOut, nothing);
    expect(sent.json()).toMatchObject({
      code: 'internal',
      message: expect.stringMatching(/^The session is over here/) as string,
    });
    expect(sent.headers['set-cookie']).toEqual([expect.stringMatching(/=; Max-Age=0;/)]);
    await expect.poll(() => reader.of('bye')).toMatchObject([{ data: { reason: 'signed-out' } }]);
    const thief = asBrowser(running, cookie);
    expect((await thief.ask(connections.list, nothing)).status).toBe(401);
    // Also once what is held of sessions is read anew.
    later += MINUTE;
    expect((await thief.ask(connections.list, nothing)).status).toBe(401);
    const [left] = await running.services.audit.entries({ action: 'auth.signOut' }, undefined, 1);
    expect([left?.row.person_name, left?.result]).toEqual(['test-viewer', 'internal']);
    await heal();
    const kept = async () =>
      running.services.store.db
        .selectFrom('account_sessions')
        .select('id')
        .where('id', '=', left?.row.session_id ?? '')
        .execute();
    await expect.poll(kept).toEqual([]);
  });
});

describe('where the store cannot be read', () => {
  it('a live stream ends with the time of its session, and that nothing can be told is in the log once', async () => {
    const browser = await signedIn();
    const reader = await readStream(running, { cookie: browser.cookie() });
    const { db } = running.services.store;
    await sql`alter table account_sessions rename to put_away`.execute(db);
    await expect.poll(() => timesSaid('whether the sessions of live streams go on cannot be told')).toBe(1);
    expect(reader.ended()).toBe(false);
    later += 12 * 60 * MINUTE;
    await expect.poll(() => reader.of('bye')).toMatchObject([{ data: { reason: 'signed-out' } }]);
    expect(timesSaid('whether the sessions of live streams go on cannot be told')).toBe(1);
    await sql`alter table put_away rename to account_sessions`.execute(db);
  });
});
