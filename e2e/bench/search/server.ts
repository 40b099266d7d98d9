/** The console of `bench:search` in a process of its own, on a database that it fills first. Spoken to by messages. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fillStore, storedBytes } from '#server/testing/filled-store.ts';
import { generatedAccount } from '#server/testing/generated-account.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { type StorePlace, storeUnderTest } from '#server/testing/store-under-test.ts';
import { CONNECTION, SIZE } from './account-size.ts';

const delay = monitorEventLoopDelay({ resolution: 5 });
/** `KEPT=<file>` is a database of SQLite that was filled before. */
const kept = process.env['KEPT'];
const place: StorePlace =
  kept === undefined
    ? await storeUnderTest()
    : { settings: { kind: 'sqlite', file: kept }, remove: async () => Promise.resolve() };
let running: RunningConsole | undefined;

const answer = (message: object): void => void process.send?.(message);
const ms = (nanoseconds: number): number => nanoseconds / 1e6;

const commands: Record<string, () => Promise<void>> = {
  async fill() {
    const began = performance.now();
    if (kept === undefined) await fillStore(place, generatedAccount(CONNECTION, SIZE));
    answer({ seconds: (performance.now() - began) / 1_000, bytes: await storedBytes(place) });
  },
  async start() {
    await running?.close(0);
    const began = performance.now();
    running = await startConsole({ scenario: 'empty', store: place });
    delay.reset();
    delay.enable();
    answer({ url: running.url, ms: performance.now() - began });
  },
  async delay() {
    answer({ p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) });
    delay.reset();
    return Promise.resolve();
  },
  async cpu() {
    const { user, system } = process.cpuUsage();
    answer({ ms: (user + system) / 1_000 });
    return Promise.resolve();
  },
  async end() {
    await running?.close(0);
    await place.remove();
    process.disconnect();
  },
};
process.on('message', (command: string) => void commands[command]?.());
answer({ ready: true });
