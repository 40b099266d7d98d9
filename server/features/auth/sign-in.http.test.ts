import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import { connections } from '#shared/connections/contract.ts';
import { people } from '#shared/people/contract.ts';
import { type AsBrowser, asBrowser } from '#server/testing/as-browser.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const PASSWORD = 'correct horse battery';
const nothing = {};

/** A clock that a test turns, of sessions and of attempts. */
let at = Date.parse('2026-11-20T14:00:00Z');
const now = (): number => at;
const minutes = (count: number): void => void (at += count * 60_000);

let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole({ nobody: true, accounts: { now, attemptsNow: now } });
});
afterAll(async () => running.close());

const secretOfSetUp = (): string => running.services.accounts.setUp.secret;
const statusOf = async (browser: AsBrowser): Promise<number> =>
  (await browser.ask(connections.list, nothing)).status;

async function signedIn(name = 'Ana', password = PASSWORD): Promise<AsBrowser> {
  const browser = asBrowser(running);
  const sent = await browser.ask(auth.signIn, { body: { name, password } });
  expect([sent.status, sent.body]).toEqual([200, expect.any(String) as string]);
  return browser;
}

describe('a console without anybody', () => {
  it('says so, and answers nothing else', async () => {
    const browser = asBrowser(running);
    const sent = await browser.ask(auth.session, nothing);
    expect(sent.json()).toEqual({ state: 'signed-out', setUpNeeded: true, oneClick: [] });
    expect((await browser.ask(connections.list, nothing)).json()).toMatchObject({ code: 'signed_out' });
    expect((await browser.ask(auth.signInAs, { body: { role: 'administrator' } })).status).toBe(404);
  });

  it('is set up by its one secret, once, by the first of two', async () => {
    const body = { name: 'Ana', password: PASSWORD };
    const wrong = await asBrowser(running).ask(auth.setUp, { body: { ...body, secret: 'x'.repeat(43) } });
    expect(wrong.status).toBe(404);
    const browsers = [asBrowser(running), asBrowser(running)];
    const sent = await Promise.all(
      browsers.map(async (browser) =>
        browser.ask(auth.setUp, { body: { ...body, secret: secretOfSetUp() } }),
      ),
    );
    expect(sent.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    const first = browsers[sent.findIndex(({ status }) => status === 200)];
    expect(await statusOf(first ?? asBrowser(running))).toBe(200);
    expect((await asBrowser(running).ask(auth.session, nothing)).json()).toMatchObject({
      setUpNeeded: false,
    });
  });
});

describe('signing in', () => {
  it('keeps a cookie that no page can read and no other site can send', async () => {
    const sent = await asBrowser(running).ask(auth.signIn, { body: { name: 'ANA', password: PASSWORD } });
    expect(sent.json()).toMatchObject({
      state: 'signed-in',
      person: { name: 'Ana', role: 'administrator', kind: 'person', by: 'password' },
      expiresAt: new Date(at + 12 * 3_600_000).toISOString(),
      idleMinutes: 30,
      readOnly: false,
    });
    const [cookie = ''] = sent.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      /^__Host-callboard=[\w-]{43}; Max-Age=\d+; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    // What it holds stands nowhere else.
    const [, secret = ''] = /=([\w-]{43})/.exec(cookie) ?? [];
    expect(sent.body).not.toContain(secret);
    const rows = await running.services.store.db.selectFrom('account_sessions').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
    minutes(1);
  });

  it('answers the same, and after as long, whatever is wrong', async () => {
    await running.services.accounts.people.add(
      { name: 'Invited', fullName: '', role: 'viewer', connections: undefined, createdBy: 'x' },
      at,
    );
    const bodies = await Promise.all(
      ['Ana', 'Nobody-of-this-name', 'Invited'].map(async (name) => {
        const sent = await asBrowser(running).ask(auth.signIn, {
          body: { name, password: 'a wrong password' },
        });
        expect(sent.headers['set-cookie']).toBeUndefined();
        return [sent.status, { ...(sent.json() as object), requestId: '' }];
      }),
    );
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject([401, { code: 'unauthenticated' }]);
    minutes(1);
  });

  it('is refused after five attempts in a minute for a name, whoever is meant and whether it is there', async () => {
    for (const name of ['ana', 'nobody-there']) {
      const tries = [];
      for (let count = 0; count < 6; count += 1)
        tries.push(
          await asBrowser(running).ask(auth.signIn, { body: { name, password: 'a wrong password' } }),
        );
      expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
      expect(tries[5]?.headers['retry-after']).toBe('12');
    }
    const right = await asBrowser(running).ask(auth.signIn, { body: { name: 'ANA', password: PASSWORD } });
    expect(right.status).toBe(429);
    minutes(1);
    await signedIn();
    minutes(1);
  });

  it('is refused after twenty attempts in a minute from an address', async () => {
    const body = (count: number) => ({ name: `name-${count}`, password: 'x' });
    const sent = await Promise.all(
      Array.from({ length: 21 }, async (_, count) =>
        asBrowser(running).ask(auth.signIn, { body: body(count) }),
      ),
    );
    expect(sent.filter(({ status }) => status === 429)).toHaveLength(1);
    minutes(1);
  });
});

describe('a session', () => {
  it('is another one after each sign-in: the one of before is good no more', async () => {
    const browser = await signedIn();
    const before = asBrowser(running, browser.cookie());
    await browser.ask(auth.signIn, { body: { name: 'Ana', password: PASSWORD } });
    expect([await statusOf(before), await statusOf(browser)]).toEqual([401, 200]);
    minutes(1);
  });

  it('ends when somebody signs out, and has the browser throw away what it holds', async () => {
    const browser = await signedIn();
    const stolen = asBrowser(running, browser.cookie());
    const sent = await browser.ask(auth.signOut, nothing);
    expect(sent.headers['clear-site-data']).toBe('"cache"');
    expect(browser.cookie()).toBe('');
    expect(await statusOf(stolen)).toBe(401);
    minutes(1);
  });

  it('ends after 30 minutes without a request, and after 12 hours whatever is done', async () => {
    const idle = await signedIn();
    const busy = await signedIn();
    for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
      minutes(20);
      expect([passed, await statusOf(busy)]).toEqual([passed, 200]);
    }
    expect(await statusOf(idle)).toBe(401);
    minutes(21);
    expect(await statusOf(busy)).toBe(401);
  });

  it('is not opened by two cookies, a wrong one, or one of another name', async () => {
    const good = (await signedIn()).cookie();
    const [, secret = ''] = good.split('=');
    const other = `__Host-callboard=${'x'.repeat(43)}`;
    for (const cookie of [`${good}; ${other}`, other, `callboard=${secret}`, `${good}x`, '__Host-callboard='])
      expect([cookie.length, await statusOf(asBrowser(running, cookie))]).toEqual([cookie.length, 401]);
    expect(await statusOf(asBrowser(running, `theme=dark; ${good}`))).toBe(200);
    minutes(1);
  });

  it('is listed to whom it belongs, and ended by them alone', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const list = async (browser: AsBrowser) =>
      ((await browser.ask(auth.sessions, nothing)).json() as { items: { id: string; current: boolean }[] })
        .items;
    const seen = await list(one);
    expect(seen.filter(({ current }) => current)).toHaveLength(1);
    expect(seen[0]).toMatchObject({ address: '127.0.0.1', agent: 'a test' });
    const theirs = (await list(other)).find(({ current }) => current)?.id ?? '';
    await running.services.accounts.people.add(
      {
        name: 'Ben',
        fullName: '',
        role: 'administrator',
        connections: undefined,
        createdBy: 'x',
        passwordHash: 'x',
      },
      at,
    );
    const ben = await running.services.accounts.people.named('ben');
    const begun = await running.services.accounts.open.begin({ personId: ben?.id ?? '' }, 'password', {
      address: '',
      agent: '',
    });
    const bens = asBrowser(running, `__Host-callboard=${begun?.secret}`);
    expect((await bens.ask(auth.revoke, { accountSessionId: theirs })).status).toBe(404);
    expect((await one.ask(auth.revoke, { accountSessionId: theirs })).status).toBe(200);
    expect([await statusOf(other), await statusOf(one)]).toEqual([401, 200]);
    minutes(1);
  });
});

describe('a password', () => {
  it('is changed by who knows it, and ends all other sessions', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const change = async (current: string, next: string) =>
      one.ask(auth.changePassword, { body: { current, next } });
    expect((await change('not the password', 'another long password')).status).toBe(400);
    expect((await change(PASSWORD, 'short')).status).toBe(400);
    const named = await change(PASSWORD, 'ANA-ana-123456789');
    expect([named.status, named.json()]).toMatchObject([400, { fields: [{ path: 'body.next' }] }]);
    expect(named.body).toContain('must not be the name');
    const before = one.cookie();
    expect((await change(PASSWORD, 'another long password')).status).toBe(200);
    expect([await statusOf(other), await statusOf(asBrowser(running, before)), await statusOf(one)]).toEqual([
      401, 401, 200,
    ]);
    minutes(1);
    await signedIn('Ana', 'another long password');
    minutes(1);
    expect((await one.ask(people.list, nothing)).body).not.toContain('argon2');
  });
});

describe('a console that asks nobody', () => {
  it('takes everybody for its administrator, and has no sign-in', async () => {
    const open = await startConsole({ nobody: true, accounts: { signIn: false } });
    const browser = asBrowser(open);
    expect((await browser.ask(auth.session, nothing)).json()).toMatchObject({
      state: 'signed-in',
      person: { name: 'Local administrator', role: 'administrator', by: 'none' },
    });
    expect((await browser.ask(people.list, nothing)).status).toBe(200);
    expect((await browser.ask(auth.signIn, { body: { name: 'x', password: 'x' } })).status).toBe(404);
    await open.close();
  });
});

describe('one click', () => {
  it('signs in as each role where it is offered, and its sessions are good only there', async () => {
    const open = await startConsole({ nobody: true, accounts: { oneClick: true } });
    const browser = asBrowser(open);
    expect((await browser.ask(auth.session, nothing)).json()).toMatchObject({
      setUpNeeded: true,
      oneClick: ['viewer', 'support', 'operator', 'administrator'],
    });
    const sent = await browser.ask(auth.signInAs, { body: { role: 'support' } });
    expect(sent.json()).toMatchObject({ person: { id: 'demo-support', role: 'support', by: 'one-click' } });
    expect((await browser.ask(people.list, nothing)).json()).toMatchObject({ code: 'forbidden' });
    expect((await browser.ask(connections.list, nothing)).status).toBe(200);
    open.services.accounts.options.oneClick = false;
    await expect.poll(async () => (await browser.ask(connections.list, nothing)).status).toBe(401);
    await open.close();
  });
});
