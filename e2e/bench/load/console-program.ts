/** The console alone, with an eye on its own event loop and memory. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Emulator } from '#server/emulator/start.ts';
import { startConsole } from '#server/testing/start-console.ts';

/** Milliseconds; what the histogram tells is the time between two looks, so this is taken off it. */
const RESOLUTION = 5;

const reach = JSON.parse(process.argv[2] ?? '{}') as Pick<Emulator, 'url' | 'accountId' | 'region'>;
// Of an emulator in another process the console needs no more than where it is.
const running = await startConsole({ emulator: reach as Emulator });
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();
let peak = 0;

/** Milliseconds for which this thread has waited for a core, since its start; 0 where the system does not tell (Linux does). */
function waitedForCore(): number {
  try {
    const [, waitedNs = '0'] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(waitedNs) / 1e6;
  } catch {
    return 0;
  }
}
/** The longest turn but for what other programs on this machine took of it. */
let ownMax = 0;
let before = { at: performance.now(), waited: waitedForCore() };
setInterval(() => {
  const now = { at: performance.now(), waited: waitedForCore() };
  ownMax = Math.max(ownMax, now.at - before.at - RESOLUTION - (now.waited - before.waited));
  before = now;
}, RESOLUTION).unref();
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100).unref();

process.on('message', (message) => {
  if (message === 'begin') {
    globalThis.gc?.();
    delay.reset();
    before = { at: performance.now(), waited: waitedForCore() };
    ownMax = 0;
    peak = 0;
  }
  const loop = (percent: number) => Math.max(0, delay.percentile(percent) / 1e6 - RESOLUTION);
  process.send?.({
    rss: process.memoryUsage.rss(),
    peak,
    loop50: loop(50),
    loop99: loop(99),
    loopMax: loop(100),
    ownMax,
  });
});
process.send?.({ url: running.url });
