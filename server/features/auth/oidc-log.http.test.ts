import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import { readAuditFile } from '#server/audit/audit-file.ts';
import type { Store } from '#server/store/open-store.ts';
import { asBrowser } from '#server/testing/as-browser.ts';
import { expectProblem, goThrough } from '#server/testing/oidc/go-through.ts';
import { navigatingBrowser } from '#server/testing/oidc/navigating-browser.ts';
import { type RunningProvider, startProvider } from '#server/testing/oidc/start-provider.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

/** Nobody waits between attempts here. */
let attempt = 0;

let provider: RunningProvider;
let running: RunningConsole;
beforeAll(async () => {
  provider = await startProvider({ consoles: () => [running.url] });
  running = await startConsole({
    accounts: { attemptsNow: () => (attempt += 60_000), oidc: provider.settings },
  });
});
afterAll(async () => {
  await running.close();
  await provider.close();
});

function known(name: string, groups: readonly string[]): string {
  provider.people.set(name, { preferred_username: name, groups });
  return name;
}

/** The last that was written down of it: of whom, and what came of it. */
async function noted(): Promise<unknown[]> {
  const [last] = await running.services.audit.entries({ action: 'auth.oidc' }, undefined, 1);
  return [last?.row.person_name, last?.result];
}

/** Has whoever signs in be disabled in the moment in which their session is written. @returns has it end */
async function disableAtSignIn({ db, kind }: Store): Promise<() => Promise<void>> {
  const act = 'update people set disabled_at = 1 where id = new.person_id;';
  if (kind === 'postgres') {
    await sql`create function disable() returns trigger language plpgsql as ${sql.lit(`begin ${act} return new; end`)}`.execute(
      db,
    );
    await sql`create trigger disable after insert on account_sessions for each row execute function disable()`.execute(
      db,
    );
    return async () => void (await sql`drop trigger disable on account_sessions`.execute(db));
  }
  await sql`create trigger disable after insert on account_sessions begin ${sql.raw(act)} end`.execute(db);
  return async () => void (await sql`drop trigger disable`.execute(db));
}

describe('the audit log', () => {
  const accountRows = async (name: string) => {
    const entries = await running.services.audit.entries({ action: 'auth.oidcAccount' }, undefined, 50);
    const { id } = (await running.services.accounts.people.named(name)) ?? { id: '' };
    return entries
      .filter(({ objects }) => objects['personId'] === id)
      .map(({ row, result }) => [row.phase, JSON.parse(row.request ?? '') as unknown, result]);
  };

  it('says that an account was made, and when its groups give it another role', async () => {
    await goThrough(running.url, navigatingBrowser(), known('written', ['staff']));
    await goThrough(running.url, navigatingBrowser(), 'written');
    known('written', ['crew']);
    await goThrough(running.url, navigatingBrowser(), 'written');
    const person = await running.services.accounts.people.named('written');
    const about = { subject: person?.oidcSubject };
    expect(await accountRows('written')).toEqual([
      ['intent', { ...about, personId: person?.id, role: 'operator', before: 'viewer' }, 'ok'],
      ['intent', { ...about, role: 'viewer' }, 'ok'],
    ]);
  });

  it('is needed for either: where it cannot be written, no account is made and no role is changed', async () => {
    const before = navigatingBrowser();
    await goThrough(running.url, before, known('unwritten', ['staff']));
    const file = await readAuditFile(running.services.audit.file);
    file.pragma('query_only = off');
    file.exec("create trigger full before insert on audit begin select raise(abort, 'disk is full'); end");
    expectProblem(
      await goThrough(running.url, navigatingBrowser(), known('unmade', ['staff'])),
      'unavailable',
      running.url,
    );
    known('unwritten', ['admins']);
    expectProblem(await goThrough(running.url, navigatingBrowser(), 'unwritten'), 'unavailable', running.url);
    const { people: kept } = running.services.accounts;
    expect(await kept.named('unmade')).toBeUndefined();
    expect(await kept.named('unwritten')).toMatchObject({ role: 'viewer' });
    const sent = await asBrowser(running, before.cookies(running.url)).ask(auth.session, {});
    expect(sent.json()).toMatchObject({ state: 'signed-in' });
    file.exec('drop trigger full');
    file.close();
    const browser = navigatingBrowser();
    await expect
      .poll(async () => (await goThrough(running.url, browser, 'unmade')).next, { interval: 200 })
      .toBe(`${running.url}/`);
  });

  it('says that an answer fitted nothing that was begun, and of whoever is gone by the time they come', async () => {
    const browser = navigatingBrowser();
    expectProblem(
      await browser.open(`${running.url}/api/oidc/callback`, 'cross-site'),
      'expired',
      running.url,
    );
    expect(await noted()).toEqual([null, 'expired']);

    await goThrough(running.url, browser, known('late', ['staff']));
    const heal = await disableAtSignIn(running.services.store);
    expectProblem(await goThrough(running.url, browser, 'late'), 'disabled', running.url);
    await heal();
    expect(await noted()).toEqual([null, 'disabled']);
  });
});

it('answers that fit nothing keep nobody from signing in, and are not all written down', async () => {
  const other = await startConsole({ accounts: { attemptsNow: () => 0, oidc: provider.settings } });
  const browser = navigatingBrowser();
  const pages: (string | undefined)[] = [];
  for (let count = 0; count < 22; count += 1)
    pages.push((await browser.open(`${other.url}/api/oidc/callback?state=${count}`, 'cross-site')).next);
  expect(new Set(pages.slice(0, 20))).toEqual(new Set([`${other.url}/sign-in?problem=expired`]));
  expect(new Set(pages.slice(20))).toEqual(new Set([`${other.url}/sign-in?problem=too_many`]));
  const entries = await other.services.audit.entries({ action: 'auth.oidc' }, undefined, 50);
  expect(entries.map(({ result }) => result)).toEqual(Array.from({ length: 20 }, () => 'expired'));
  expect((await browser.open(`${other.url}/api/oidc/start`, 'same-origin')).next).toContain(provider.issuer);
  await other.close();
});
