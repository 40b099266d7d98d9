import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { NO_HASH } from '#server/audit/audit-row.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { type StorePlace, storeUnderTest } from '#server/testing/store-under-test.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

let store: StorePlace;
let running: RunningConsole;
beforeAll(async () => {
  store = await storeUnderTest();
  running = await startConsole({ store });
  await call(running, stageChanges.create, { connection: 'emulator', body: { name: 'Matinee' } });
});
afterAll(async () => {
  await running.close(0);
  await store.remove();
});

/** Runs one of the programs beside the console, as `npm run …` and the docs do. */
function run(program: string, args: readonly string[], folder = path.dirname(store.auditFile)) {
  const { settings } = store;
  const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/server/${program}.js`, ...args], {
    cwd: ROOT,
    env: {
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      CALLBOARD_DATA: folder,
      ...(settings.kind === 'postgres' ? { DATABASE_URL: settings.url } : {}),
    },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run audit', () => {
  const head = (): string => {
    const { seq, hash } = running.services.audit.head();
    return `${seq}:${hash}`;
  };

  it('verifies the log, and a row of it that was noted', () => {
    expect(run('audit', ['verify'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(head()) as string,
    });
    expect(run('audit', ['verify', head()])).toMatchObject({ status: 0 });
    // What the first start has in its log, when there was nothing.
    expect(run('audit', ['verify', `0:${NO_HASH}`])).toMatchObject({ status: 0 });
    expect(run('audit', ['verify', `1:${NO_HASH}`])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('The row 1 is not there as it was noted') as string,
    });
  });

  it('copies it, once, and the copy verifies', () => {
    const folder = path.join(path.dirname(store.auditFile), 'copies');
    mkdirSync(folder);
    const copy = path.join(folder, 'audit.db');
    expect(run('audit', ['copy', copy])).toMatchObject({ status: 0, stdout: `2 rows are in ${copy}.\n` });
    expect(run('audit', ['verify', head()], folder)).toMatchObject({ status: 0 });
    expect(run('audit', ['copy', copy])).toMatchObject({ status: 1, stderr: `${copy} is there already.\n` });
  });

  it('says what is wrong where there is no log, or no such command', () => {
    const folder = path.join(path.dirname(store.auditFile), 'none');
    expect(run('audit', ['verify'], folder)).toMatchObject({
      status: 1,
      stderr: `There is no log at ${path.join(folder, 'audit.db')}. Is CALLBOARD_DATA that of the console?\n`,
    });
    for (const args of [[], ['look'], ['copy'], ['verify', '12:ab'], ['verify', head(), 'more']])
      expect(run('audit', args)).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^Usage: npm run audit -- verify/) as string,
      });
  });
});

it('npm run iam prints the policy of a role', () => {
  const { status, stdout } = run('iam', ['--role', 'support']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ Version: '2012-10-17' });
  expect(stdout).toContain('ivs:DisconnectParticipant');
  expect(stdout).not.toContain('ivs:DeleteStage');
  expect(run('iam', ['--role', 'director'])).toMatchObject({
    status: 1,
    stderr: 'Usage: npm run iam -- --role viewer|support|operator|administrator\n',
  });
});

it('npm run admin prints a link that is good, while the console runs', async () => {
  const { status, stdout } = run('admin', ['reset-password', 'test-support']);
  expect(status).toBe(0);
  const secret = /^\/invitation#([\w-]{43})$/m.exec(stdout)?.[1] ?? '';
  const accepted = await attempt(running, auth.accept, {
    body: { secret, password: 'correct horse battery' },
  });
  expect(accepted.status).toBe(200);
  expect(run('admin', ['reset-password', 'nobody'])).toMatchObject({
    status: 1,
    stderr: 'There is nobody of the name nobody.\n',
  });
});
