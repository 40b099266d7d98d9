import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '#shared/audit/contract.ts';
import { auth } from '#shared/auth/contract.ts';
import { connections } from '#shared/connections/contract.ts';
import { people } from '#shared/people/contract.ts';
import { readAuditFile } from '#server/audit/audit-file.ts';
import { type AsBrowser, asBrowser } from '#server/testing/as-browser.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { TEST_PASSWORD } from '#server/testing/test-sessions.ts';

const PASSWORD = 'correct horse battery';
const ANOTHER = 'another long password';
const nothing = {};

let running: RunningConsole;
beforeAll(async () => {
  // How often somebody may try is not what this is about.
  let minute = 0;
  running = await startConsole({ accounts: { attemptsNow: () => (minute += 60_000), oneClick: true } });
});
afterAll(async () => running.close());

/** What the log says since the entry of that number, the oldest first. */
async function said(after: number) {
  const { items } = await call(running, audit.list, { maxResults: 50 });
  return items.filter(({ seq }) => seq > after).toReversed();
}
const last = (): number => running.services.audit.head().seq;

async function signIn(name: string, password: string): Promise<[number, AsBrowser]> {
  const browser = asBrowser(running);
  return [(await browser.ask(auth.signIn, { body: { name, password } })).status, browser];
}

/** Somebody who has chosen a password, and the secret by which they did. */
async function somebody(name: string): Promise<{ id: string; secret: string; browser: AsBrowser }> {
  const { person, link } = await call(running, people.invite, { body: { name, role: 'viewer' } });
  const browser = asBrowser(running);
  await browser.ask(auth.accept, { body: { secret: link.secret, password: PASSWORD } });
  return { id: person.id, secret: link.secret, browser };
}

describe('the audit log', () => {
  it('says who signed in, and out', async () => {
    const before = last();
    const [, browser] = await signIn('TEST-support', TEST_PASSWORD);
    await browser.ask(auth.signOut, nothing);
    const [came, went] = await said(before);
    expect(came).toMatchObject({
      endpoint: 'auth.signIn',
      person: { name: 'test-support', role: 'support', kind: 'person' },
      address: '127.0.0.1',
      result: 'ok',
    });
    expect(came).not.toHaveProperty('request');
    expect(went).toMatchObject({ endpoint: 'auth.signOut', person: { name: 'test-support' }, result: 'ok' });
  });

  it('says who clicked to sign in', async () => {
    const before = last();
    await asBrowser(running).ask(auth.signInAs, { body: { role: 'operator' } });
    expect(await said(before)).toMatchObject([
      { endpoint: 'auth.signInAs', person: { id: 'demo-operator', role: 'operator' }, result: 'ok' },
    ]);
  });

  it('says whose name was tried, and of a name that nobody has nothing at all: it may be a password', async () => {
    const before = last();
    const { id } = await somebody('Ana');
    await signIn('ana', 'wrong password');
    await signIn(PASSWORD, 'Ana');
    const failed = (await said(before)).filter(({ result }) => result === 'unauthenticated');
    expect(failed).toMatchObject([
      { endpoint: 'auth.signIn', objects: { personId: id }, request: '{"name":"Ana"}' },
      { endpoint: 'auth.signIn', objects: {}, request: '{"name":"unknown name"}' },
    ]);
    expect(failed.map(({ person }) => person)).toEqual([undefined, undefined]);
  });

  it('says who was invited, came, chose another password and ended a session', async () => {
    const before = last();
    const { id, secret, browser } = await somebody('Ben');
    const spent = { body: { secret, password: PASSWORD } };
    await asBrowser(running).ask(auth.accept, spent);
    const change = async (current: string) =>
      browser.ask(auth.changePassword, { body: { current, next: ANOTHER } });
    await change('not the password');
    await change(PASSWORD);
    await signIn('Ben', ANOTHER);
    const listed = (await browser.ask(auth.sessions, nothing)).json() as {
      items: { id: string; current: boolean }[];
    };
    const accountSessionId = listed.items.find(({ current }) => !current)?.id ?? '';
    await browser.ask(auth.revoke, { accountSessionId });
    const rows = await said(before);
    expect(rows.map(({ endpoint, result }) => `${endpoint} ${result}`)).toEqual([
      'people.invite ok',
      'auth.accept ok',
      'auth.signIn ok',
      'auth.accept not_found',
      'auth.changePassword bad_request',
      'auth.changePassword ok',
      'auth.signIn ok',
      'auth.signIn ok',
      'auth.revoke ok',
    ]);
    expect(rows[0]).toMatchObject({ person: { name: 'test-administrator' }, objects: { personId: id } });
    expect(rows[1]).toMatchObject({ objects: { personId: id } });
    expect(rows.at(-1)).toMatchObject({ person: { name: 'Ben' }, objects: { accountSessionId } });
  });

  it('says what administrators do with people and displays, and who opened a display', async () => {
    const { id: personId } = await somebody('Cleo');
    const before = last();
    await call(running, people.update, { personId, body: { role: 'support' } });
    await call(running, people.reset, { personId });
    await call(running, people.endSessions, { personId });
    await call(running, people.remove, { personId });
    const wall = { name: 'Studio wall', connection: 'emulator' };
    const { display, link } = await call(running, people.createDisplay, { body: wall });
    await asBrowser(running).ask(auth.openDisplay, { body: { secret: link.secret } });
    await call(running, people.renewDisplay, { displayId: display.id });
    await call(running, people.endDisplay, { displayId: display.id });
    const rows = await said(before);
    expect(rows.map(({ endpoint, result }) => `${endpoint} ${result}`)).toEqual([
      'people.update ok',
      'people.reset ok',
      'people.endSessions ok',
      'people.remove ok',
      'people.createDisplay ok',
      'auth.openDisplay ok',
      'auth.signIn ok',
      'people.renewDisplay ok',
      'people.endDisplay ok',
    ]);
    for (const row of rows.slice(0, 4)) expect(row.objects).toEqual({ personId });
    for (const row of [rows[4], rows[5], rows[7], rows[8]])
      expect(row?.objects).toEqual({ displayId: display.id });
    expect(rows[6]).toMatchObject({ person: { id: display.id, name: 'Studio wall', kind: 'display' } });
  });

  it('holds no password and no secret of a link', async () => {
    const { secret } = await somebody('Dora');
    const { file } = running.services.audit;
    const bytes = readFileSync(file).toString('latin1') + readFileSync(`${file}-wal`).toString('latin1');
    expect(bytes).toContain('auth.accept');
    for (const each of [secret, PASSWORD, ANOTHER, TEST_PASSWORD, 'wrong password'])
      expect([each, bytes.includes(each)]).toEqual([each, false]);
  });
});

describe('where it cannot be written', () => {
  it('nobody signs in, whatever they give; who is signed in reads on, and may leave, which is written later', async () => {
    const { id: personId, browser } = await somebody('Emil');
    const [, other] = await signIn('Emil', PASSWORD);
    const { link } = await call(running, people.reset, { personId });
    const before = last();
    const file = await readAuditFile(running.services.audit.file);
    file.pragma('query_only = off');
    file.exec("create trigger full before insert on audit begin select raise(abort, 'disk is full'); end");
    const refusals = [
      await signIn('Emil', PASSWORD),
      await signIn('Emil', 'wrong password'),
      await signIn('Nobody-of-this-name', PASSWORD),
    ];
    expect(refusals.map(([status, kept]) => [status, kept.cookie()])).toEqual([
      [503, ''],
      [503, ''],
      [503, ''],
    ]);
    const clicked = await asBrowser(running).ask(auth.signInAs, { body: { role: 'viewer' } });
    const accepted = await asBrowser(running).ask(auth.accept, {
      body: { secret: link.secret, password: ANOTHER },
    });
    const changed = await browser.ask(auth.changePassword, { body: { current: PASSWORD, next: ANOTHER } });
    expect([clicked.status, accepted.status, changed.status]).toEqual([503, 503, 503]);

    expect((await browser.ask(connections.list, nothing)).status).toBe(200);
    expect((await other.ask(auth.signOut, nothing)).status).toBe(200);
    expect((await other.ask(connections.list, nothing)).status).toBe(401);

    file.exec('drop trigger full');
    file.close();
    await expect.poll(async () => said(before)).toMatchObject([{ endpoint: 'auth.signOut', result: 'ok' }]);
    // Nothing of what was refused was done: the password is that of before, and the link still good.
    expect((await signIn('Emil', PASSWORD))[0]).toBe(200);
    const body = { secret: link.secret, password: ANOTHER };
    expect((await asBrowser(running).ask(auth.accept, { body })).status).toBe(200);
  });
});
