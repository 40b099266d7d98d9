import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import { people } from '#shared/people/contract.ts';
import { asBrowser } from '#server/testing/as-browser.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { waysToSignIn } from './ways-to-sign-in.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const administrator = { fullName: '', role: 'administrator', connections: undefined } as const;

let folder: string;
let running: RunningConsole;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-admin-'));
  running = await startConsole({
    nobody: true,
    // The command is for a console that runs, and finds its file as the console does.
    store: {
      settings: { kind: 'sqlite', file: path.join(folder, 'callboard.db') },
      auditFile: path.join(folder, 'audit.db'),
      remove: async () => Promise.resolve(),
    },
  });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs what `npm run admin` runs: what it said, and whether it succeeded. */
async function command(...args: string[]): Promise<[ok: boolean, said: string]> {
  return run(process.execPath, ['dist/server/admin.js', ...args], {
    cwd: ROOT,
    env: { CALLBOARD_DATA: folder },
  }).then(
    ({ stdout }) => [true, stdout],
    ({ stderr }: { stderr: string }) => [false, stderr],
  );
}

/** Follows the link that it said. @returns the status of what administrators alone may ask */
async function follow(said: string): Promise<number> {
  const [, secret = ''] = /^\/invitation#([\w-]{43})$/m.exec(said) ?? [];
  const browser = asBrowser(running);
  const accepted = await browser.ask(auth.accept, { body: { secret, password: 'correct horse battery' } });
  expect(accepted.json()).toMatchObject({ person: { role: 'administrator' } });
  return (await browser.ask(people.list, {})).status;
}

it('makes an administrator who has a password where nobody can be one any more', async () => {
  const { accounts } = running.services;
  // Of a time when there was a provider.
  await accounts.people.add(
    { ...administrator, name: 'sam', createdBy: 'oidc', oidcSubject: 'https://a.b 1' },
    1,
  );
  expect((await waysToSignIn(accounts, running.url)).join('\n')).toContain(
    'npm run admin -- make-administrator <name>',
  );
  const [done, said] = await command('make-administrator', 'rescue');
  expect([done, said]).toEqual([true, expect.stringContaining('rescue is an administrator') as string]);
  expect(await follow(said)).toBe(200);
  expect(await waysToSignIn(accounts, running.url)).toEqual([]);
});

it('brings back whoever has the name, and ends what they had open', async () => {
  const { accounts } = running.services;
  const ben = await accounts.people.add(
    {
      name: 'ben',
      fullName: '',
      role: 'viewer',
      connections: ['emulator'],
      createdBy: 'test',
      passwordHash: 'x',
    },
    1,
  );
  const of = { personId: ben?.id ?? '' };
  await accounts.open.begin(of, 'password', { address: '127.0.0.1', agent: '' });
  await accounts.people.change(of.personId, { disabledAt: 1 });
  const [, said] = await command('make-administrator', 'BEN');
  expect(said).toContain('ben is an administrator');
  expect(await accounts.open.of(of)).toEqual([]);
  expect(await follow(said)).toBe(200);
  expect(await accounts.people.get(of.personId)).toMatchObject({ ...administrator, disabledAt: undefined });
});

it('says why it does nothing', async () => {
  for (const [args, why] of [
    [['make-administrator', 'sam'], 'sam signs in by the organisation’s provider. Give another name.'],
    [['make-administrator', '#!'], '#! is no name to sign in with'],
    [['reset-password', 'nobody-here'], 'There is nobody of the name nobody-here.'],
    [['make-administrator'], 'Usage: npm run admin -- reset-password|make-administrator <name>'],
    [['constructor', 'sam'], 'Usage: npm run admin -- reset-password|make-administrator <name>'],
  ] as const)
    expect(await command(...args)).toEqual([false, expect.stringContaining(why) as string]);
});
