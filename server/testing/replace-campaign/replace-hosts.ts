import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Emulator } from '#server/emulator/start.ts';
import { runMain } from '../run-main.ts';
import { startConsole } from '../start-console.ts';
import { storeUnderTest } from '../store-under-test.ts';
import { peopleInFolder } from '../people-in-folder.ts';

/** One life of a console, with how to end it in the middle of whatever it does. */
export interface Life {
  url: string;
  port: number;
  connection: string;
  kill(): Promise<void>;
}

/** Where lives of one console follow one another on the same database. */
export interface ReplaceHost {
  open(): Promise<Life>;
  remove(): Promise<void>;
}

/** Quick enough for a campaign; the emulated world runs as much faster than real time. */
const QUICK = {
  pollMs: 20,
  startMs: 6_000,
  activeMs: 2_500,
  stopMs: 2_500,
  stoppedMs: 6_000,
  backOffMs: [20, 40, 80],
};

/** The services of this process: opened, and closed under the job's feet. */
export async function inProcess(emulator: Emulator): Promise<ReplaceHost> {
  const store = await storeUnderTest();
  return {
    async open() {
      const running = await startConsole({ emulator, store, replace: QUICK });
      return {
        url: running.url,
        port: running.port,
        connection: 'emulator',
        kill: async () => running.close(0),
      };
    },
    remove: async () => store.remove(),
  };
}

/** The program itself, ended by SIGKILL: nothing of it can clean up. */
export async function inProgram(emulator: Emulator): Promise<ReplaceHost> {
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-replace-'));
  return Promise.resolve({
    async open() {
      await peopleInFolder(folder);
      const program = runMain({
        PORT: '0',
        CALLBOARD_DATA: folder,
        CALLBOARD_UPSTREAM: 'aws',
        CALLBOARD_SHARE: '95',
        // One address asks as fast as it can.
        CALLBOARD_REQUESTS_PER_SECOND: '0',
        CALLBOARD_REPLACE_WAIT: '15',
        AWS_REGION: emulator.region,
        AWS_ENDPOINT_URL: emulator.url,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      });
      const url = await program.url;
      return {
        url,
        port: Number(new URL(url).port),
        connection: 'aws',
        async kill() {
          program.process.kill('SIGKILL');
          await program.ended;
        },
      };
    },
    async remove() {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  });
}
