import { setTimeout as pause } from 'node:timers/promises';
import { startConsole } from '#server/testing/start-console.ts';
import { foreign } from './foreign-client.ts';
import { arrivals, mostWithin } from './rate-window.ts';
import { eventsPath, json, subjects } from './subjects.ts';

const SHARE = 0.95;
const QUOTA = 5;
const TOGETHER_MS = 40_000;
const ALONE_MS = 70_000;
/** Full is what counts as full in any window of this length. */
const WINDOW_MS = 5_000;

/** Somebody else takes two calls a second for a while and leaves. Tells what it cost, and when the rate was full again. */
export async function recovery(): Promise<string> {
  const running = await startConsole({ scenario: 'arena', rates: 'on', share: SHARE, paused: false });
  const asked = await subjects(running, 800);
  const [subject] = asked;
  if (subject === undefined) throw new Error('nobody is there');
  let over = false;
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (let next = asked.shift(); next !== undefined && !over; next = asked.shift())
      await json(running.url + eventsPath(next)).catch(() => (failed += 1));
  };
  const someoneElse = foreign(running, subject, 2);
  await someoneElse.begun;
  const load = Promise.all(Array.from({ length: 20 }, worker));
  await pause(TOGETHER_MS);
  const theirs = await someoneElse.stop();
  const calls = () => running.emulator.calls.list({ operation: 'ListParticipantEvents' });
  const leftAt = Date.parse(calls().at(-1)?.at ?? '');
  const together = calls();
  await pause(ALONE_MS);
  over = true;
  await load;
  const all = calls();
  const moments = arrivals(running, 'ListParticipantEvents').filter((at) => at >= leftAt);
  await running.close(0);
  const ours = together.length - theirs.sent;
  const throttled = together.filter(({ outcome }) => outcome === 429).length - theirs.throttled;
  const enough = Math.floor((0.95 * QUOTA * SHARE * WINDOW_MS) / 1000);
  const full = moments.find(
    (from) => moments.filter((at) => at >= from && at < from + WINDOW_MS).length >= enough,
  );
  return [
    `beside them ${ours} calls, ${throttled} throttled (${((100 * throttled) / ours).toFixed(1)} %)`,
    `failed ${failed} of ${all.length - theirs.sent}`,
    `theirs ${theirs.sent}, ${theirs.throttled} throttled`,
    `full rate ${full === undefined ? 'not reached' : `after ${((full - leftAt) / 1000).toFixed(0)} s`}`,
    `at most ${mostWithin(moments, 10_000)} calls in any 10 s afterwards (share: ${Math.floor(10 * QUOTA * SHARE)})`,
  ].join('; ');
}
