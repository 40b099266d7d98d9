/**
 * What the console makes of an AWS that fails: the real console, the real SDK, and faults of the emulator between. Prints
 * a table, asserts nothing:
 *
 *     npm run bench:faults                  # about five minutes
 *     SECONDS=20 npm run bench:faults       # each storm for 20 seconds instead of 60
 */
import { setTimeout as pause } from 'node:timers/promises';
import { MALFORMED_ANSWERS } from '#server/testing/malformed-answers.ts';
import { limitsLine } from '#server/testing/test-limits.ts';
import { type ConsoleOptions, type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { ask, everyRead, type Outcome } from './console-reads.ts';

console.log(limitsLine());

const SECONDS = Number(process.env['SECONDS'] ?? 60);
const SEED = 1;
const DAY_MS = 86_400_000;

let now = 0;
/** Turns the clock by which held answers age, so that AWS has to be asked. */
const passTime = (ms: number): void => void (now += ms);

const open = async (options: ConsoleOptions = {}): Promise<RunningConsole> =>
  startConsole({ cache: true, cacheNow: () => now + performance.now(), ...options });

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const longest = (outcomes: readonly Outcome[]): string =>
  seconds(Math.max(0, ...outcomes.map(({ ms }) => ms)));
/** How many failed, and of what. */
function failures(outcomes: readonly Outcome[]): string {
  const codes = failed(outcomes).map(({ code, status }) => code ?? String(status));
  if (codes.length === 0) return '0';
  return `${codes.length} (${percent(codes.length, outcomes.length)}: ${[...new Set(codes)].join(', ')})`;
}
const failed = (outcomes: readonly Outcome[]): Outcome[] => outcomes.filter(({ status }) => status !== 200);

function print(what: string, figures: Readonly<Record<string, string | number>>): void {
  console.log(
    `${what.padEnd(44)} ${Object.entries(figures)
      .map(([name, value]) => `${name} ${value}`)
      .join('; ')}`,
  );
}

/** Reads of every kind, one after the other in eight lines, each asked of AWS anew, until the time is over. */
async function storm(running: RunningConsole, reads: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const until = performance.now() + SECONDS * 1000;
  let next = 0;
  const line = async (): Promise<void> => {
    while (performance.now() < until) {
      const path = reads[next % reads.length] ?? '';
      next += 1;
      // What is held is a day old, and so is no help.
      passTime(DAY_MS);
      outcomes.push(await ask(running.url, path, { anew: true }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, line));
  return outcomes;
}

async function throttling(): Promise<void> {
  const running = await open({ share: 0.95 });
  const reads = await everyRead(running);
  running.emulator.faults.add({ operation: '*', kind: 'throttle', probability: 0.5, seed: SEED });
  const outcomes = await storm(running, reads);
  print(`throttling at 50 %, ${SECONDS} s`, {
    reads: outcomes.length,
    failed: failures(outcomes),
    longest: longest(outcomes),
  });
  await running.close(0);
}

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

/** Faults of three kinds at 30 % in all: each rule is asked after the ones before it let the call through. */
function breakOften(running: RunningConsole): void {
  const { faults } = running.emulator;
  faults.add({ operation: '*', kind: 'status', status: 500, probability: 0.1, seed: SEED, carriedOut: true });
  faults.add({
    operation: '*',
    kind: 'status',
    status: 502,
    probability: 0.111,
    seed: SEED + 1,
    carriedOut: true,
  });
  faults.add({ operation: '*', kind: 'reset', probability: 0.125, seed: SEED + 2, carriedOut: true });
}

async function breaking(): Promise<void> {
  const running = await open({ share: 0.95 });
  const reads = await everyRead(running);
  breakOften(running);
  const names: string[] = [];
  const create = async (): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    const until = performance.now() + SECONDS * 1000;
    while (performance.now() < until) {
      const name = `made-${names.length}`;
      names.push(name);
      outcomes.push(await ask(running.url, '/stages', { method: 'POST', body: { name } }));
      await pause(250);
    }
    return outcomes;
  };
  const [outcomes, creates] = await Promise.all([storm(running, reads), create()]);
  running.emulator.faults.clear();
  const made = await namesOfStages(running);
  const twice = names.filter((name) => made.filter((one) => one === name).length > 1).length;
  print(`500, 502, reset at 30 %, ${SECONDS} s`, {
    reads: outcomes.length,
    failed: failures(outcomes),
    longest: longest(outcomes),
    creates: names.length,
    'of unknown outcome': creates.filter(({ status }) => status !== 201).length,
    'done twice': twice,
  });
  await running.close(0);
}

async function namesOfStages(running: RunningConsole): Promise<string[]> {
  const names: string[] = [];
  let token = '';
  do {
    const { body } = await ask(running.url, `/stages?maxResults=100${token}`, { anew: true });
    const page = body as { items: { name?: string }[]; nextToken?: string };
    names.push(...page.items.map(({ name = '' }) => name));
    token = page.nextToken === undefined ? '' : `&nextToken=${encodeURIComponent(page.nextToken)}`;
  } while (token !== '');
  return names;
}

/** An AWS that does not end its answers: fifty questions at once, half of them about what is held. */
async function silence(what: string, fault: { kind: 'hang' } | { kind: 'drip'; ms: number; bytes: number }) {
  const calls: number[] = [];
  const running = await open({ log: (line) => calls.push(...millisecondsOf(line)) });
  const reads = await everyRead(running);
  const held = [...reads.slice(0, 5), ...reads.slice(0, 5)];
  for (const path of reads) await ask(running.url, path);
  calls.length = 0;
  const before = resources();
  passTime(10 * 60_000 + 1);
  running.emulator.faults.add({ operation: '*', ...fault });
  const fresh = Array.from({ length: 50 }, (_, index) => `/stages?maxResults=${index + 1}`);
  const [ofHeld, ofFresh] = await Promise.all([
    Promise.all(held.map(async (path) => ask(running.url, path))),
    Promise.all(fresh.map(async (path) => ask(running.url, path))),
  ]);
  running.emulator.faults.clear();
  const at = performance.now();
  while (resources().sockets > before.sockets && performance.now() - at < 15_000) await pause(100);
  const after = resources();
  print(what, {
    asked: ofHeld.length + ofFresh.length,
    'answered with what was held, marked': ofHeld.filter(({ stale, status }) => stale && status === 200)
      .length,
    'told in a sentence': ofFresh.filter(({ code }) => /^aws_(timeout|unavailable)$/.test(code ?? '')).length,
    'longest call': seconds(Math.max(...calls)),
    'longest answer': longest([...ofHeld, ...ofFresh]),
    'sockets more than before': after.sockets - before.sockets,
    'back after': seconds(performance.now() - at),
    'heap MB more': ((after.heap - before.heap) / 1_048_576).toFixed(1),
  });
  await running.close(0);
}

/** How long a call to AWS took, where the line of the log tells of one. */
function millisecondsOf(line: string): number[] {
  const { msg, ms } = JSON.parse(line) as { msg?: string; ms?: number };
  return msg === 'upstream call' && ms !== undefined ? [ms] : [];
}

function resources(): { sockets: number; heap: number } {
  globalThis.gc?.();
  return {
    sockets: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length,
    heap: process.memoryUsage().heapUsed,
  };
}

async function malformed(): Promise<void> {
  const running = await open({ share: 0.95 });
  const truth = async () => withoutTime((await ask(running.url, '/stages?maxResults=100')).body);
  const known = await truth();
  const met: Outcome[] = [];
  let poisoned = 0;
  let mistaken = 0;
  for (const { fault, outcome } of MALFORMED_ANSWERS) {
    passTime(DAY_MS);
    running.emulator.faults.add({ ...fault, operation: 'ListStages' });
    const answer = await ask(running.url, '/stages?maxResults=100');
    met.push(answer);
    if ((answer.status === 200) !== (outcome === 'shown')) mistaken += 1;
    running.emulator.faults.clear();
    if (outcome === 'shown') passTime(DAY_MS);
    if ((await truth()) !== known) poisoned += 1;
  }
  print('malformed answers', {
    kinds: MALFORMED_ANSWERS.length,
    'taken for what they are not': mistaken,
    'entries poisoned': poisoned,
    longest: longest(met),
  });
  await running.close(0);
}

const withoutTime = (body: unknown): string => JSON.stringify({ ...(body as object), asOf: '' });

async function skew(): Promise<void> {
  for (const minutes of [20, -20]) {
    const running = await open();
    const reads = await everyRead(running);
    running.emulator.calls.clear();
    running.emulator.faults.add({ operation: '*', kind: 'clock-skew', ms: minutes * 60_000 });
    const outcomes: Outcome[] = [];
    passTime(DAY_MS);
    for (const path of reads) outcomes.push(await ask(running.url, path));
    print(`clock ${minutes > 0 ? 'behind' : 'ahead'} by 20 minutes`, {
      reads: outcomes.length,
      failed: failed(outcomes).length,
      calls: running.emulator.calls.list().length,
      longest: longest(outcomes),
    });
    await running.close(0);
  }
}

/** Once without a word, so that what is loaded and compiled on first use does not count. */
async function warmUp(): Promise<void> {
  const running = await open();
  for (const path of await everyRead(running)) await ask(running.url, path);
  await running.close(0);
}

await warmUp();
const before = resources();
await throttling();
await breaking();
await silence('silence', { kind: 'hang' });
await silence('a drip of 1 byte per 300 ms', { kind: 'drip', ms: 300, bytes: 1 });
await malformed();
await skew();
await pause(2_000);
const after = resources();
print('afterwards, everything closed', {
  'sockets more than before': after.sockets - before.sockets,
  'heap MB more': globalThis.gc ? ((after.heap - before.heap) / 1_048_576).toFixed(1) : 'not measured',
});
