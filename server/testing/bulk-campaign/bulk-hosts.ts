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
export interface BulkHost {
  open(): Promise<Life>;
  remove(): Promise<void>;
}

/** Quick enough for many runs. */
const QUICK = { settleMs: 20, backOffMs: [10, 20, 40] };

/** The services of this process: opened, and closed under the job's feet. */
export async function inProcess(emulator: Emulator): Promise<BulkHost> {
  const store = await storeUnderTest();
  return {
    async open() {
      const running = await startConsole({ emulator, store, bulk: QUICK });
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

/** The program itself, as patient and as sparing of AWS's rates as in the product, ended by SIGKILL. */
export function inProgram(emulator: Emulator): BulkHost {
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-bulk-'));
  return {
    async open() {
      await peopleInFolder(folder);
      const program = runMain({
        PORT: '0',
        CALLBOARD_DATA: folder,
        CALLBOARD_UPSTREAM: 'aws',
        CALLBOARD_SHARE: '95',
        // One address asks as fast as it can.
        CALLBOARD_REQUESTS_PER_SECOND: '0',
        CALLBOARD_INDEXER: 'off',
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
  };
}
