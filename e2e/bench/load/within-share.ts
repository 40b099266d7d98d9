/**
 * (a) The job that loads a session's events, beside people who click, at 60 % of AWS's rates and with the emulator's own
 * rates on: how long it takes beside the bound of the share, and what it does to the others.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { clientOf, Clicks, every, liveSessionOf, row } from './client.ts';

const SHARE = 0.6;
const QUOTA = 5;
const WINDOW_MS = 10_000;

interface Load {
  loaded: number;
  failed: number;
  job?: { id: string; state: string };
}

/** @param people after how many to stop; the session has 500 */
export async function benchWithinShare(people: number): Promise<void> {
  const running = await startConsole({ scenario: 'arena', rates: 'on', share: SHARE, paused: false });
  const client = clientOf(running.url);
  const session = await liveSessionOf(client, 'arena-concert');
  await client.post(`${session.path}/events/load`, { whose: 'everybody' });
  const { items } = await client.get<{ items: { participantId: string }[] }>(
    `${session.path}/participants?maxResults=100`,
  );
  const stages = await client.get<{ items: { arn: string }[] }>('/stages?maxResults=100');
  const other = new Clicks();
  const same = new Clicks();
  let turn = 0;
  const stop = [
    every(1_000, async () => {
      const arn = stages.items[(turn += 1) % stages.items.length]?.arn ?? '';
      await other.click(async () => client.get(`/stages/${arn.slice(arn.lastIndexOf('/') + 1)}`, true));
    }),
    every(2_500, async () => {
      const id = items[(turn += 1) % items.length]?.participantId ?? '';
      await same.click(async () =>
        client.get(`${session.path}/participants/${id}/events?maxResults=100`, true),
      );
    }),
  ];
  let load: Load;
  do {
    await pause(500);
    load = await client.get<Load>(`${session.path}/events/load`);
  } while (load.loaded < people && load.job?.state === 'running');
  await client.post(`/jobs/${load.job?.id ?? ''}/cancel`, undefined).catch(() => undefined);
  await Promise.all(stop.map(async (each) => each()));
  report(running, load, other, same);
  await running.close();
}

function report({ emulator }: RunningConsole, load: Load, other: Clicks, same: Clicks): void {
  const calls = emulator.calls
    .list()
    .map(({ operation, at, outcome }) => ({ operation, at: Number(new Date(at)), outcome }));
  const events = calls.filter(({ operation }) => operation === 'ListParticipantEvents');
  const [first, last] = [events[0]?.at ?? 0, events.at(-1)?.at ?? 0];
  const seconds = (last - first) / 1000;
  const bound = (events.length - 1) / (QUOTA * SHARE);
  const throttled = calls.filter(({ outcome }) => outcome === 429).length;
  row('participants loaded', String(load.loaded), '');
  row('calls of ListParticipantEvents, clicks among them', String(events.length), '');
  row('time ÷ (calls ÷ share)', `${(seconds / bound).toFixed(3)} (${seconds.toFixed(1)} s)`, '≤ 1.05');
  row(
    'most of one operation within 10 s',
    mostWithin(calls),
    `${(QUOTA * SHARE * WINDOW_MS) / 1000} and one`,
  );
  row(
    'clicks on another operation, p95',
    `${other.at(0.95).toFixed(0)} ms of ${other.times.length}`,
    '≤ 150 ms',
  );
  row(
    'clicks on the same operation, p95',
    `${same.at(0.95).toFixed(0)} ms of ${same.times.length}`,
    '≤ 500 ms',
  );
  row('throttled', `${throttled} of ${calls.length}`, '≤ 1 %');
  row('failed', String(load.failed + other.failed + same.failed), '0');
}

/** The largest number of calls of one operation with a quota of 5 that began within any 10 seconds. */
function mostWithin(calls: readonly { operation: string; at: number }[]): string {
  let most = { count: 0, operation: '' };
  for (const operation of new Set(calls.map((call) => call.operation))) {
    const of = calls.filter((call) => call.operation === operation);
    let begin = 0;
    for (const [end, { at }] of of.entries()) {
      while (at - (of[begin]?.at ?? at) >= WINDOW_MS) begin += 1;
      if (end - begin + 1 > most.count) most = { count: end - begin + 1, operation };
    }
  }
  return `${most.count} (${most.operation})`;
}
