import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { programOnEmulator } from '#server/testing/program-on-emulator.ts';

const connection = 'aws';
let folder: string;
let running: Awaited<ReturnType<typeof programOnEmulator>>;
afterEach(async () => {
  running.program.process.kill('SIGKILL');
  await running.program.ended;
  await running.emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** From now on no file of the program can grow beyond so many bytes: writing fails as where the disk is full. */
function limitFiles(bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(running.program.process.pid), `--fsize=${bytes}:unlimited`]);
}

it('changes nothing while no file can grow, goes on reading, and changes again once there is room', async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-full-'));
  running = await programOnEmulator(folder);
  const { program, emulator } = running;
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
