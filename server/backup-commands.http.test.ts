import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runMain, type RunningProgram } from '#server/testing/run-main.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';
import { peopleInFolder } from '#server/testing/people-in-folder.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
let folder: string;
let program: RunningProgram;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-commands-'));
});
afterAll(async () => {
  program.process.kill('SIGKILL');
  await program.ended;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs what `npm run backup` and `npm run restore` run: what it said, and whether it succeeded. */
async function command(name: 'backup' | 'restore', ...args: string[]): Promise<[ok: boolean, said: string]> {
  return run(process.execPath, [`dist/server/${name}.js`, ...args], {
    cwd: ROOT,
    env: { CALLBOARD_DATA: path.join(folder, 'data') },
  }).then(
    ({ stdout }) => [true, stdout],
    ({ stderr }: { stderr: string }) => [false, stderr],
  );
}

async function start(): Promise<string> {
  await peopleInFolder(path.join(folder, 'data'));
  program = runMain({ PORT: '0', CALLBOARD_DATA: path.join(folder, 'data'), CALLBOARD_PACING: 'off' });
  return program.url;
}

const ask = async (url: string, what: string) =>
  fetch(`${url}/api/emulator/${what}`, { headers: { cookie: cookieOf('administrator') } });

async function stagesKept(url: string): Promise<number> {
  const answer = await ask(url, 'recorder');
  return ((await answer.json()) as { rows: { stages: number } }).rows.stages;
}

it('are for a console that runs, and for one that does not', async () => {
  const file = path.join(folder, 'backup.ndjson.gz');
  let url = await start();
  await ask(url, 'stages?maxResults=100');
  await expect.poll(async () => stagesKept(url), { interval: 200 }).toBeGreaterThan(10);

  expect(await command('backup', file)).toEqual([true, expect.stringContaining(`are in ${file}`) as string]);
  const [restored, why] = await command('restore', file);
  expect([restored, why]).toEqual([false, expect.stringContaining('Nothing was restored.') as string]);
  expect(why).toContain('another program holds the file');

  // However it ended, a console that is gone holds nothing.
  program.process.kill('SIGKILL');
  await program.ended;
  const [done, said] = await command('restore', file);
  expect([done, said]).toEqual([true, expect.stringContaining('What was there before is in') as string]);
  expect(
    readdirSync(path.join(folder, 'data')).filter((name) => name.includes('.before-')).length,
  ).toBeGreaterThan(0);

  url = await start();
  expect(await stagesKept(url)).toBeGreaterThan(10);
});

it('say how they are used where no file is named', async () => {
  expect(await command('backup')).toEqual([false, 'There is no backup. Usage: npm run backup -- <file>\n']);
});
