import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import { type Emulator, startEmulator } from '#server/emulator/start.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningProgram, runMain } from '#server/testing/run-main.ts';

const connection = 'aws';
let folder: string;
let emulator: Emulator;
let program: RunningProgram;
afterEach(async () => {
  program.process.kill('SIGKILL');
  await program.ended;
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** From now on no file of the program can grow beyond so many bytes: writing fails as where the disk is full. */
function limitFiles(bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(program.process.pid), `--fsize=${bytes}:unlimited`]);
}

it('changes nothing while no file can grow, goes on reading, and changes again once there is room', async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-full-'));
  emulator = await startEmulator({ scenario: 'showtime', seed: 1, startedAt: Date.now(), rates: 'off' });
  program = runMain({
    PORT: '0',
    CALLBOARD_DATA: folder,
    CALLBOARD_UPSTREAM: 'aws',
    AWS_REGION: emulator.region,
    AWS_ENDPOINT_URL: emulator.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  const url = await program.url;
  const place = { url, port: Number(new URL(url).port) };
  const { items } = await call(place, stages.list, { connection, maxResults: 10 });
  const stageId = idOf(items[0]?.arn ?? '');
  const change = async () =>
    attempt(place, stageChanges.update, { connection, stageId, body: { name: 'Renamed' } });
  const sent = () => emulator.calls.list({ operation: 'UpdateStage' }).length;
  expect((await change()).status).toBe(200);

  limitFiles(statSync(path.join(folder, 'audit.db-wal')).size);
  const refused = await change();
  expect(refused.status).toBe(503);
  expect(refused.json()).toMatchObject({ code: 'audit_unavailable' });
  expect(sent()).toBe(1);
  expect((await attempt(place, stages.get, { connection, stageId })).status).toBe(200);

  limitFiles('unlimited');
  expect((await change()).status).toBe(200);
  expect(sent()).toBe(2);
});
