/**
 * What the request budget makes of AWS's rates, with the emulator's own rates on and somebody else on the same quota:
 * the events of many participants, asked of the console as a browser does, at most 40 at a time. Beside it, in the same
 * run, the retry modes of the SDK on the same work; then what somebody who clicks meanwhile waits, and how the rate comes
 * back when the others have left. Prints tables, asserts nothing:
 *
 *     npm run bench:budget                 # 200 calls each, about nine minutes
 *     CALLS=60 npm run bench:budget
 */
import { limitsLine } from '#server/testing/test-limits.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { CLICK_RUNS, clicksBeside } from './clicks.ts';
import { command, foreign, sdkClient } from './foreign-client.ts';
import { arrivals, mostWithin } from './rate-window.ts';
import { recovery } from './recovery.ts';
import { askAll, eventsPath, json, type Subject, subjects } from './subjects.ts';

console.log(limitsLine());

const CALLS = Number(process.env['CALLS'] ?? 200);
const AT_ONCE = 40;
const QUOTA = 5;

interface Run {
  name: string;
  share: number;
  /** Calls a second of somebody else. */
  others: number;
  atOnce: number;
  ask: (running: RunningConsole) => (subject: Subject) => Promise<unknown>;
}

const throughConsole: Run['ask'] =
  ({ url }) =>
  async (subject) =>
    json(url + eventsPath(subject));

const bare =
  (options: { maxAttempts: number; retryMode?: string }): Run['ask'] =>
  (running) => {
    const client = sdkClient(running, options);
    return async (subject) => client.send(command(subject));
  };

const RUNS: Run[] = [
  { name: 'console, share 60 %', share: 0.6, others: 0, atOnce: AT_ONCE, ask: throughConsole },
  { name: 'console, share 60 %', share: 0.6, others: 2, atOnce: AT_ONCE, ask: throughConsole },
  { name: 'console, share 95 %', share: 0.95, others: 0, atOnce: AT_ONCE, ask: throughConsole },
  { name: 'console, share 95 %', share: 0.95, others: 2, atOnce: AT_ONCE, ask: throughConsole },
  { name: 'SDK, standard, 3 attempts', share: 1, others: 2, atOnce: AT_ONCE, ask: bare({ maxAttempts: 3 }) },
  {
    name: 'SDK, standard, 10 attempts',
    share: 1,
    others: 2,
    atOnce: AT_ONCE,
    ask: bare({ maxAttempts: 10 }),
  },
  {
    name: 'SDK, adaptive, 10 attempts',
    share: 1,
    others: 2,
    atOnce: AT_ONCE,
    ask: bare({ maxAttempts: 10, retryMode: 'adaptive' }),
  },
];

async function run({ name, share, others, atOnce, ask }: Run): Promise<string> {
  const running = await startConsole({
    scenario: 'arena',
    rates: 'on',
    share: Math.min(share, 0.95),
    paused: false,
  });
  const asked = await subjects(running, CALLS);
  const someoneElse = others > 0 && asked[0] ? foreign(running, asked[0], others) : undefined;
  await someoneElse?.begun;
  const began = performance.now();
  const failed = await askAll(asked, atOnce, ask(running));
  const seconds = (performance.now() - began) / 1000;
  const theirs = (await someoneElse?.stop()) ?? { sent: 0, throttled: 0 };
  const calls = running.emulator.calls
    .list()
    .filter(({ operation }) => operation === 'ListParticipantEvents');
  const sent = calls.length - theirs.sent;
  const throttled = calls.filter(({ outcome }) => outcome === 429).length - theirs.throttled;
  const most = mostWithin(arrivals(running, 'ListParticipantEvents'), 10_000);
  await running.close(0);
  const bound = (asked.length - 1) / (QUOTA * share);
  const figures = [
    name,
    others === 0 ? 'nobody' : `${others} a second`,
    seconds.toFixed(1),
    `${(seconds / bound).toFixed(2)} x ${bound.toFixed(1)}`,
    failed,
    `${sent} / ${throttled} (${((100 * throttled) / Math.max(1, sent)).toFixed(1)} %)`,
    others === 0 ? `${most} of ${Math.floor(10 * QUOTA * share) + 1}` : '',
    others === 0 ? '' : `${theirs.sent} / ${theirs.throttled}`,
  ];
  return `| ${figures.join(' | ')} |`;
}

console.log(
  `${CALLS} calls of ListParticipantEvents, ${AT_ONCE} wanted at a time; AWS allows ${QUOTA} a second.\n`,
);
console.log(
  '| client | who else | s | of the bound | failed | sent / throttled | most in 10 s | others: sent / throttled |',
);
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const each of RUNS) console.log(await run(each));

console.log(
  `\n${CALLS} participants loaded, 20 wanted at a time in the background; a click on one of each kind a second.\n`,
);
console.log(
  '| client | s | failed | throttled | most in 10 s | other operations: median / 95th ms | the same: median / 95th ms |',
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const each of CLICK_RUNS) console.log(await clicksBeside(each, CALLS));

console.log('\nShare 95 %; somebody else takes 2 a second for 40 s and leaves:');
console.log(await recovery());
