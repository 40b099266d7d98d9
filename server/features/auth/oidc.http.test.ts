import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import { ROLES } from '#shared/contract/roles.ts';
import { people } from '#shared/people/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { asBrowser } from '#server/testing/as-browser.ts';
import { call } from '#server/testing/call-endpoint.ts';
import {
  type NavigatingBrowser,
  navigatingBrowser,
  type Page,
} from '#server/testing/oidc/navigating-browser.ts';
import { beginAt, expectProblem as expectOnlyProblem, goThrough } from '#server/testing/oidc/go-through.ts';
import { type RunningProvider, startProvider } from '#server/testing/oidc/start-provider.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { TEST_PASSWORD } from '#server/testing/test-sessions.ts';

/** What a test adds to the clock of sessions. */
let later = 0;
/** Nobody waits between attempts here. */
let attempt = 0;
const accounts = { now: () => Date.now() + later, attemptsNow: () => (attempt += 60_000) };

let provider: RunningProvider;
let running: RunningConsole;
beforeAll(async () => {
  provider = await startProvider({ consoles: () => [running.url] });
  running = await startConsole({ accounts: { ...accounts, oidc: provider.settings } });
});
afterAll(async () => {
  await running.close();
  await provider.close();
});

const GROUPS = { viewer: 'staff', support: 'desk', operator: 'crew', administrator: 'admins' };

function known(name: string, groups: readonly string[] | string | undefined, claims = {}): string {
  provider.people.set(name, { preferred_username: name, name: `${name} Example`, groups, ...claims });
  return name;
}

const begin = async (browser: NavigatingBrowser, next = '/', at = running): Promise<string> =>
  beginAt(at.url, browser, next);
const comeBack = async (browser: NavigatingBrowser, name: string, next = '/', at = running): Promise<Page> =>
  goThrough(at.url, browser, name, next);
const expectProblem = (page: Page, problem: string, origin = running.url): void =>
  expectOnlyProblem(page, problem, origin);

async function sessionOf(browser: NavigatingBrowser, at = running): Promise<Wire<typeof auth.session>> {
  const sent = await asBrowser(at, browser.cookies(at.url)).ask(auth.session, {});
  return sent.json() as Wire<typeof auth.session>;
}

/** The last that was written down of it: of whom, and what came of it. */
async function noted(): Promise<unknown[]> {
  const entries = await running.services.audit.entries({}, undefined, 50);
  const [last] = entries.filter(({ row }) => row.endpoint === 'auth.oidc');
  return [last?.row.person_name, last?.result];
}

describe('signing in at the provider', () => {
  it.each(ROLES)('makes an account of the role that a group has: %s', async (role) => {
    const browser = navigatingBrowser();
    const name = known(`new-${role}`, ['others', 'staff', GROUPS[role]]);
    const page = await comeBack(browser, name, '/emulator/stages?q=a&state=live#x');
    expect([page.status, page.next]).toEqual([200, `${running.url}/emulator/stages?q=a&state=live#x`]);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).not.toMatch(/<script|style=/);
    expect(page.headers['set-cookie']?.join('\n')).toMatch(
      /__Host-callboard=[\w-]{43}; Max-Age=\d+; Path=\/; Secure; HttpOnly; SameSite=Strict/,
    );
    expect(await sessionOf(browser)).toMatchObject({
      state: 'signed-in',
      person: { name, fullName: `${name} Example`, role, kind: 'person', by: 'oidc' },
    });
    const { items } = await call(running, people.list, {});
    expect(items.find((person) => person.name === name)).toMatchObject({
      role,
      by: 'oidc',
      createdBy: 'oidc',
    });
    expect(await noted()).toEqual([name, 'ok']);
  });

  it('sends what protects it, and keeps what opens it from the address', async () => {
    const browser = navigatingBrowser();
    const search = Object.fromEntries(new URL(await begin(browser)).searchParams);
    expect(search).toMatchObject({
      response_type: 'code',
      client_id: 'callboard',
      redirect_uri: `${running.url}/api/oidc/callback`,
      scope: 'openid profile email groups',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    expect(JSON.stringify(search)).not.toContain(provider.settings.clientSecret);
    expect(browser.cookies(running.url)).toMatch(/^__Host-callboard-oidc=[\w-]{43}$/);
  });

  it('is asked for by a page of this console alone', async () => {
    const page = await navigatingBrowser().open(`${running.url}/api/oidc/start`, 'cross-site');
    expect([page.status, page.headers['set-cookie']]).toEqual([403, undefined]);
  });

  it('replaces the session that the browser had', async () => {
    const browser = navigatingBrowser();
    await comeBack(browser, known('twice', ['staff']));
    const before = asBrowser(running, browser.cookies(running.url));
    await comeBack(browser, 'twice');
    expect((await before.ask(auth.session, {})).json()).toMatchObject({ state: 'signed-out' });
    expect(await sessionOf(browser)).toMatchObject({ state: 'signed-in' });
  });

  it('follows the groups at every sign-in, for the last administrator too', async () => {
    const [first, second] = [navigatingBrowser(), navigatingBrowser()];
    await comeBack(first, known('moved', ['admins']));
    known('moved', 'desk', { name: 'Moved On' });
    await comeBack(second, 'moved');
    expect(await sessionOf(second)).toMatchObject({ person: { role: 'support', fullName: 'Moved On' } });
    expect(await sessionOf(first)).toMatchObject({ state: 'signed-out' });
  });

  it('never takes an account of the same name for the same person', async () => {
    const browser = navigatingBrowser();
    await comeBack(browser, known('an-impostor', ['staff'], { preferred_username: 'Test-Administrator' }));
    expect(await sessionOf(browser)).toMatchObject({ person: { name: 'an-impostor', role: 'viewer' } });
    const other = navigatingBrowser();
    known('test-operator', ['staff']);
    await comeBack(other, 'test-operator');
    expect(await sessionOf(other)).toMatchObject({
      person: { name: expect.stringMatching(/^test-operator-\w{8}$/) as string, role: 'viewer' },
    });
  });

  it('asks further where the token does not list the groups', async () => {
    const terse = await startProvider({ consoles: () => [other.url], inToken: false });
    const other = await startConsole({ accounts: { ...accounts, oidc: terse.settings } });
    terse.people.set('terse', { preferred_username: 'terse', groups: ['crew'] });
    const browser = navigatingBrowser();
    await comeBack(browser, 'terse', '/', other);
    expect(await sessionOf(browser, other)).toMatchObject({ person: { name: 'terse', role: 'operator' } });
    await other.close();
    await terse.close();
  });
});

describe('who may not', () => {
  it.each([[[]], [['others', 'ADMINS']], [undefined], [[{ name: 'admins' }]]])(
    'is in no group that has a role: %j',
    async (groups) => {
      const browser = navigatingBrowser();
      const name = known('nobody-here', groups as string[]);
      expectProblem(await comeBack(browser, name), 'no_role');
      expect(await noted()).toEqual([null, 'no_role']);
      expect(await sessionOf(browser)).toMatchObject({ state: 'signed-out' });
    },
  );

  it('was in one, and is signed out everywhere', async () => {
    const [before, now] = [navigatingBrowser(), navigatingBrowser()];
    await comeBack(before, known('gone', ['admins']));
    known('gone', []);
    expectProblem(await comeBack(now, 'gone'), 'no_role');
    expect(await sessionOf(before)).toMatchObject({ state: 'signed-out' });
  });

  it('is disabled here, whatever the groups', async () => {
    const browser = navigatingBrowser();
    await comeBack(browser, known('barred', ['admins']));
    const { items } = await call(running, people.list, {});
    const personId = items.find(({ name }) => name === 'barred')?.id ?? '';
    await call(running, people.update, { personId, body: { disabled: true } });
    expectProblem(await comeBack(browser, 'barred'), 'disabled');
    expect(await noted()).toEqual([null, 'disabled']);
  });

  it('turns back at the provider', async () => {
    const browser = navigatingBrowser();
    let page = await browser.open(await begin(browser), 'cross-site');
    page = await browser.open(page.next ?? '', 'same-origin');
    const [, abort = ''] = /href="([^"]+\/abort)"/.exec(page.body) ?? [];
    page = await browser.open(abort, 'same-origin');
    page = await browser.open(page.next ?? '', 'same-origin');
    expectProblem(await browser.open(page.next ?? '', 'cross-site'), 'denied');
  });
});

describe('an answer of the provider', () => {
  /** What would be good, of a browser that has begun it. */
  async function good(): Promise<{ browser: NavigatingBrowser; answer: string }> {
    const browser = navigatingBrowser();
    const answer = await browser.signInAt(await begin(browser), known('fair', ['staff']));
    return { browser, answer };
  }

  function altered(address: string, name: string, value: string): string {
    const url = new URL(address);
    url.searchParams.set(name, value);
    return url.href;
  }

  it('is good once', async () => {
    const { browser, answer } = await good();
    const cookies = browser.cookies(running.url);
    expect((await browser.open(answer, 'cross-site')).status).toBe(200);
    expectProblem(await browser.open(answer, 'cross-site'), 'expired');
    // With the cookie of before, too.
    const path = answer.slice(running.url.length);
    const { port } = running;
    const again = await send(port, { path, headers: { cookie: cookies, 'sec-fetch-site': 'cross-site' } });
    expect(again.headers.location).toBe('/sign-in?problem=expired');
  });

  it('with another state, or none, ends nothing that was begun', async () => {
    const { browser, answer } = await good();
    for (const state of ['', 'x'.repeat(43), new URL(answer).searchParams.get('state')?.toLowerCase() ?? ''])
      expectProblem(await browser.open(altered(answer, 'state', state), 'cross-site'), 'expired');
    expectProblem(await browser.open(`${running.url}/api/oidc/callback`, 'cross-site'), 'expired');
    expect((await browser.open(answer, 'cross-site', undefined, 'HEAD')).status).not.toBe(200);
    expect((await browser.open(answer, 'cross-site')).status).toBe(200);
  });

  it('is nothing to a browser that has not begun it', async () => {
    const { browser, answer } = await good();
    expectProblem(await navigatingBrowser().open(answer, 'cross-site'), 'expired');
    const another = navigatingBrowser();
    await begin(another);
    expectProblem(await another.open(answer, 'cross-site'), 'expired');
    browser.forget(running.url);
    expectProblem(await browser.open(answer, 'cross-site'), 'expired');
  });

  it('comes too late after ten minutes', async () => {
    const { browser, answer } = await good();
    later += 10 * 60_000;
    expectProblem(await browser.open(answer, 'cross-site'), 'expired');
  });

  it.each([
    ['nonce', 'x'.repeat(43)],
    ['code_challenge', 'x'.repeat(43)],
  ])('is refused where the %s that was asked for is another', async (name, value) => {
    const browser = navigatingBrowser();
    const tampered = altered(await begin(browser), name, value);
    const answer = await browser.signInAt(tampered, known('fair', ['staff']));
    expectProblem(await browser.open(answer, 'cross-site'), 'failed');
    expect(await noted()).toEqual([null, 'failed']);
  });

  it.each([
    ['code', 'made-up'],
    ['iss', 'https://evil.example'],
  ])('is refused with another %s', async (name, value) => {
    const { browser, answer } = await good();
    expectProblem(await browser.open(altered(answer, name, value), 'cross-site'), 'failed');
  });

  it('says nothing in its own words', async () => {
    const { browser, answer } = await good();
    const url = new URL(answer);
    url.searchParams.delete('code');
    url.searchParams.set('error', 'server_error');
    url.searchParams.set('error_description', '<b>call 0900 1234</b>');
    url.searchParams.set('next', '//evil.example');
    expectProblem(await browser.open(url.href, 'cross-site'), 'failed');
  });

  it('leaves neither code nor token in the audit log', async () => {
    const { browser, answer } = await good();
    await browser.open(answer, 'cross-site');
    const entries = JSON.stringify(await running.services.audit.entries({}, undefined, 100));
    expect(entries).not.toContain(new URL(answer).searchParams.get('code') ?? 'none');
    expect(entries).not.toContain(provider.settings.clientSecret);
  });
});

describe('a provider that is down', () => {
  it('keeps nobody from signing in by password, and is asked again by the next', async () => {
    const gone = await startProvider({ consoles: () => [] });
    await gone.close();
    const lines: string[] = [];
    const other = await startConsole({
      accounts: { ...accounts, oidc: gone.settings },
      log: (line) => lines.push(line),
    });
    const browser = navigatingBrowser();
    expect(await sessionOf(browser, other)).toMatchObject({ oidc: { label: 'Example SSO' } });
    const page = await browser.open(`${other.url}/api/oidc/start?next=%2Fa`, 'same-origin');
    expect([page.status, page.next]).toEqual([303, `${other.url}/sign-in?problem=provider&next=%2Fa`]);
    expect(lines.join('')).toContain('ECONNREFUSED');
    const body = { name: 'test-viewer', password: TEST_PASSWORD };
    expect((await asBrowser(other).ask(auth.signIn, { body })).status).toBe(200);

    const back = await startProvider({ consoles: () => [other.url], port: gone.port });
    back.people.set('patient', { preferred_username: 'patient', groups: 'staff' });
    expect((await comeBack(browser, 'patient', '/', other)).status).toBe(200);
    // It goes away between the question and its answer.
    const answer = await browser.signInAt(await begin(browser, '/', other), 'patient');
    const early = asBrowser(other, browser.cookies(other.url));
    await back.close();
    expectProblem(await browser.open(answer, 'cross-site'), 'provider', other.url);
    const out = await early.ask(auth.signOut, {});
    expect(out.status).toBe(200);
    await other.close();
  });

  it('is not offered where none is set up', async () => {
    const other = await startConsole();
    const page = await navigatingBrowser().open(`${other.url}/api/oidc/start`, 'same-origin');
    const sent = await asBrowser(other).ask(auth.session, {});
    expect([page.status, sent.json()]).toEqual([401, expect.not.objectContaining({ oidc: {} }) as object]);
    await other.close();
  });
});

describe('where to go on', () => {
  const piece = fc.constantFrom(
    ...'/ // \\ . .. %2f %5c %2e %00 @ : ? # a " \' < > & javascript: https: evil.example'.split(' '),
    '\t',
    '\n',
    '\u0000',
    ' ',
    '\u2044',
    '\uff0f',
  );

  it('never leaves this console, whatever is asked for', async () => {
    const browser = navigatingBrowser();
    // Signed in at the provider once: afterwards it sends back at once.
    await comeBack(browser, known('fuzz', ['staff']));
    const wanted = fc.array(piece, { maxLength: 8 }).map((all) => `/${all.join('')}`);
    await fc.assert(
      fc.asyncProperty(wanted, async (next) => {
        const page = await comeBack(browser, 'fuzz', next);
        expect(page.status).toBe(200);
        expect(new URL(page.next ?? '').origin).toBe(running.url);
        const [, content = ''] = /content="0;url=([^"]*)"/.exec(page.body) ?? [];
        expect(content).toMatch(/^\/(?!\/|\\)[^"<>]*$/);
        // One link, one refresh, and nothing that the path could have opened.
        expect(page.body.match(/<[a-z]+/g)).toEqual('<html <head <meta <title <meta <body <p <a'.split(' '));
      }),
      { numRuns: 40 },
    );
  });
});

describe('signing out', () => {
  it('leads on to where the provider signs out, which leads back here', async () => {
    const browser = navigatingBrowser();
    await comeBack(browser, known('leaver', ['staff']));
    const sent = await asBrowser(running, browser.cookies(running.url)).ask(auth.signOut, {});
    const { next = '' } = sent.json() as Wire<typeof auth.signOut>;
    expect(new URL(next).origin).toBe(provider.issuer);
    expect(Object.fromEntries(new URL(next).searchParams)).toEqual({
      client_id: 'callboard',
      post_logout_redirect_uri: `${running.url}/sign-in`,
    });
    expect(await sessionOf(browser)).toMatchObject({ state: 'signed-out' });
    expect((await browser.open(next, 'cross-site')).status).toBe(200);
  });

  it('leads nowhere after a sign-in by password', async () => {
    const browser = asBrowser(running);
    await browser.ask(auth.signIn, { body: { name: 'test-viewer', password: TEST_PASSWORD } });
    expect((await browser.ask(auth.signOut, {})).json()).toEqual({});
  });
});

it('too many attempts from an address are sent back with a sentence', async () => {
  const other = await startConsole({ accounts: { attemptsNow: () => 0, oidc: provider.settings } });
  const browser = navigatingBrowser();
  const pages: (string | undefined)[] = [];
  for (let count = 0; count < 21; count += 1)
    pages.push((await browser.open(`${other.url}/api/oidc/start`, 'same-origin')).next);
  expect(pages.slice(0, 20).every((next) => next?.startsWith(provider.issuer))).toBe(true);
  expect(pages[20]).toBe(`${other.url}/sign-in?problem=too_many`);
  await other.close();
});
