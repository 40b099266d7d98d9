import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import { live } from '#shared/live/contract.ts';
import { type AsBrowser, asBrowser } from '#server/testing/as-browser.ts';
import { attempt } from '#server/testing/call-endpoint.ts';
import { readStream, type StreamReader } from '#server/testing/read-stream.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { TEST_PASSWORD, testPerson } from '#server/testing/test-sessions.ts';
import { sessionCookie } from '#server/http/session-cookie.ts';

let running: RunningConsole;
beforeEach(async () => {
  running = await startConsole();
});
afterEach(async () => running.close());

/** How soon a stream has to end. */
const WITHIN = { timeout: 2_000, interval: 20 };
const from = { address: '127.0.0.1', agent: '' };

async function signIn(): Promise<string> {
  const begun = await running.services.accounts.open.begin(
    { personId: testPerson('viewer').id },
    'password',
    from,
  );
  return sessionCookie(begun?.secret ?? '');
}

async function ended(reader: StreamReader): Promise<void> {
  await expect.poll(() => reader.ended(), WITHIN).toBe(true);
  expect(reader.of('bye')).toMatchObject([{ data: { reason: 'signed-out' } }]);
}

describe('a live stream', () => {
  it('ends with the session by which it was opened, and no other does', async () => {
    const [mine, others] = [await signIn(), await signIn()];
    const [reader, other] = [
      await readStream(running, { cookie: mine }),
      await readStream(running, { cookie: others }),
    ];
    const [secret] = mine.split('=').slice(1);
    const open = await running.services.accounts.open.open(secret);
    await running.services.accounts.open.end(open?.principal.sessionId ?? '');
    await ended(reader);
    expect(other.ended()).toBe(false);
    await expect(readStream(running, { cookie: mine })).rejects.toThrow('401');
    other.cut();
  });

  it('says of a session that another of the same person replaces that it goes on by that one', async () => {
    const body = { name: testPerson('viewer').name, password: TEST_PASSWORD };
    for (const again of [
      async (browser: AsBrowser) => browser.ask(auth.signIn, { body }),
      async (browser: AsBrowser) =>
        browser.ask(auth.changePassword, { body: { current: TEST_PASSWORD, next: 'another long password' } }),
    ]) {
      const before = await signIn();
      const browser = asBrowser(running, before);
      const reader = await readStream(running, { cookie: before });
      expect((await again(browser)).status).toBe(200);
      await expect.poll(() => reader.ended(), WITHIN).toBe(true);
      expect(reader.of('bye')).toMatchObject([{ data: { reason: 'replaced' } }]);
      await expect(readStream(running, { cookie: before })).rejects.toThrow('401');
      (await readStream(running, { cookie: browser.cookie() })).cut();
    }
  });

  it('says of a session that somebody else’s replaces that it is over', async () => {
    const before = await signIn();
    const reader = await readStream(running, { cookie: before });
    const body = { name: testPerson('operator').name, password: TEST_PASSWORD };
    expect((await asBrowser(running, before).ask(auth.signIn, { body })).status).toBe(200);
    await ended(reader);
  });

  it('ends when another process has ended its session, or disabled its person', async () => {
    const { db } = running.services.store;
    for (const end of [
      async () =>
        db.deleteFrom('account_sessions').where('person_id', '=', testPerson('viewer').id).execute(),
      async () =>
        db.updateTable('people').set({ disabled_at: 1 }).where('id', '=', testPerson('viewer').id).execute(),
    ]) {
      const reader = await readStream(running, { cookie: await signIn() });
      await end();
      await ended(reader);
    }
  });

  it('ends when its person gets another role, without any word to this process', async () => {
    const reader = await readStream(running, { cookie: await signIn() });
    const { db } = running.services.store;
    await db.updateTable('people').set({ role: 'support' }).where('name', '=', 'test-viewer').execute();
    await ended(reader);
  });

  it('is nobody else’s: another session can neither take it over nor set its topics', async () => {
    const reader = await readStream(running, { cookie: await signIn() });
    const sent = await attempt(running, live.subscribe, {
      streamId: reader.streamId,
      body: { topics: ['emulator/stages'] },
    });
    expect(sent.status).toBe(404);
    const other = await readStream(running, { stream: reader.streamId });
    expect(other.streamId).not.toBe(reader.streamId);
    expect(reader.ended()).toBe(false);
    for (const each of [reader, other]) each.cut();
  });

  it('brings nothing of connections that its person may not see', async () => {
    const { people, open } = running.services.accounts;
    const person = await people.add(
      { name: 'narrow', fullName: '', role: 'viewer', connections: ['elsewhere'], createdBy: 'test' },
      Date.now(),
    );
    const begun = await open.begin({ personId: person?.id ?? '' }, 'password', from);
    const cookie = sessionCookie(begun?.secret ?? '');
    const reader = await readStream(running, { cookie });
    const sent = await asBrowser(running, cookie).ask(live.subscribe, {
      streamId: reader.streamId,
      body: { topics: ['emulator/stages', 'emulator/budget'] },
    });
    expect(sent.json()).toEqual({ accepted: [] });
    reader.cut();
  });
});
