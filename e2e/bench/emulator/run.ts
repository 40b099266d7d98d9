/**
 * How fast and how large the emulator is with its largest scenario, by the built program and over HTTP:
 *
 *     npm run bench:emulator
 *
 * Prints figures and ends with 1 where a bound is broken. `SECONDS` is the length of each run of load (5), `ROUNDS` how
 * many there are of each kind (3), of which the best counts: whatever else runs on the machine only ever slows it down.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { CannedAnswer } from './bare-server.ts';
import {
  clientOf,
  type MeasuredEmulator,
  processorMs,
  residentMegabytes,
  startBuiltEmulator,
  stop,
} from './emulator-process.ts';
import type { LoadOrder, LoadResult } from './load-client.ts';
import { exchange } from './raw-connection.ts';
import { signedRequests } from './signed-requests.ts';
import { arenaSession, everyEvent, firstEvents, type LiveSession, participantIds } from './whole-session.ts';

const PROGRAM = process.env['EMULATOR_PROGRAM'] ?? 'dist/server/emulator.js';
const SECONDS = Number(process.env['SECONDS'] ?? 5);
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
const CONNECTIONS = 16;
/** Requests that are signed beforehand, each for another participant: more than the emulator could keep answers for. */
const SIGNED = 4_000;
const ARENA = ['--scenario', 'arena', '--seed', '1', '--start', '2026-11-20T14:00:00Z', '--paused'];

/** What the project promises. */
const BOUNDS = { readyMs: 5_000, megabytes: 600, participants: 10_000, events: 1_000_000, perSecond: 2_000 };

const broken: string[] = [];

function print(what: string, figures: string): void {
  process.stdout.write(`${what.padEnd(46)} ${figures}\n`);
}

function hold(what: string, kept: boolean): void {
  if (!kept) broken.push(what);
}

function megabytes(pid: number): string {
  const { now, highest } = residentMegabytes(pid);
  return `${now.toFixed(0)} MB, at most ${highest.toFixed(0)} MB so far`;
}

/** A program of this folder in a process of its own, once it listens to messages. */
async function worker(file: string) {
  const child = fork(new URL(file, import.meta.url));
  await once(child, 'message');
  return { child, ask: <Answer>(order: object) => asked<Answer>(child, order) };
}

async function asked<Answer>(child: ReturnType<typeof fork>, order: object): Promise<Answer> {
  const over = new AbortController();
  const { signal } = over;
  const answered = once(child, 'message', { signal }) as Promise<[Answer]>;
  const ended = once(child, 'exit', { signal }).then(() => Promise.reject(new Error('A worker ended.')));
  child.send(order);
  try {
    const [answer] = await Promise.race([answered, ended]);
    return answer;
  } finally {
    ended.catch(() => undefined);
    over.abort();
  }
}

interface Measured {
  perSecond: number;
  result: LoadResult;
  /** Processor time of the server for one request, in microseconds. */
  processorUs: number;
}

async function measure(pid: number, order: LoadOrder, ask: (order: LoadOrder) => Promise<LoadResult>) {
  const before = processorMs(pid);
  const result = await ask(order);
  const processorUs = ((processorMs(pid) - before) * 1_000) / result.answered;
  return { perSecond: result.answered / result.seconds, result, processorUs };
}

function best(all: readonly Measured[]): Measured {
  const [first] = all.toSorted((one, other) => other.perSecond - one.perSecond);
  if (!first) throw new Error('Nothing was measured.');
  return first;
}

function printLoad(what: string, { perSecond, result, processorUs }: Measured): void {
  const { median, p99, answered, failed, bytes, busy } = result;
  print(
    what,
    `${Math.round(perSecond)}/s  median ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ` +
      `${processorUs.toFixed(0)} us of processor a request, ${(bytes / answered / 1_024).toFixed(1)} kB an answer, ` +
      `client ${(busy * 100).toFixed(0)} % busy${failed > 0 ? `, ${failed} FAILED` : ''}`,
  );
  hold(`${what}: ${failed} answers were not 200`, failed === 0);
}

async function ready(emulator: MeasuredEmulator): Promise<LiveSession> {
  const client = clientOf(emulator.url);
  const session = await arenaSession(client);
  const stagesMs = performance.now() - emulator.startedAt;
  await firstEvents(client, session);
  const readyMs = performance.now() - emulator.startedAt;
  print('listening', `${emulator.listeningMs.toFixed(0)} ms after the start of the process`);
  print('first ListStages answered', `${stagesMs.toFixed(0)} ms`);
  print('first ListParticipantEvents answered', `${readyMs.toFixed(0)} ms, ${megabytes(emulator.pid)}`);
  hold(`ready after ${readyMs.toFixed(0)} ms`, readyMs < BOUNDS.readyMs);
  hold('memory when ready', residentMegabytes(emulator.pid).highest < BOUNDS.megabytes);
  client.destroy();
  return session;
}

async function readWhole(emulator: MeasuredEmulator, session: LiveSession): Promise<string[]> {
  const client = clientOf(emulator.url);
  const began = performance.now();
  const ids = await participantIds(client, session);
  const { events, each, requests } = await everyEvent(client, session, ids);
  const seconds = (performance.now() - began) / 1_000;
  const sorted = each.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))];
  print('participants, all pages', String(new Set(ids).size));
  print(
    'events, all pages of all participants',
    `${events} (each ${at(0)} to ${at(1)}, median ${at(0.5)}), ${requests} requests in ${seconds.toFixed(0)} s`,
  );
  print('memory after that', megabytes(emulator.pid));
  hold(`${ids.length} participants`, new Set(ids).size === BOUNDS.participants);
  hold(`${events} events`, events >= BOUNDS.events);
  hold('memory after a full read', residentMegabytes(emulator.pid).highest < BOUNDS.megabytes);
  client.destroy();
  return ids;
}

/** What the emulator sends to these requests, without what node:http writes by itself. */
async function answersOf(port: number, requests: readonly Buffer[]): Promise<CannedAnswer[]> {
  const answers = await exchange(port, requests);
  return answers.map(({ head, body }) => {
    const [status = '', ...lines] = head.split('\r\n');
    if (!status.includes(' 200 ')) throw new Error(`The emulator answered ${status}: ${body.toString()}`);
    const headers = lines.map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
    const own = headers.filter(([name]) => !/^(date|connection|keep-alive)$/i.test(name));
    return { headers: Object.fromEntries(own), body: body.toString() };
  });
}

/** Emulator and bare server in turns, so that what else happens on the machine happens to both. */
async function load(emulator: MeasuredEmulator, session: LiveSession, ids: readonly string[]): Promise<void> {
  const emulatorPort = Number(new URL(emulator.url).port);
  const client = await worker('load-client.ts');
  const everybody = ids
    .slice(0, SIGNED)
    .map((participantId) => ({ ...session, participantId, maxResults: 100 }));
  const requests = await signedRequests(emulator.url, everybody);
  const texts = requests.map((request) => request.toString('base64'));
  const bare = await worker('bare-server.ts');
  const canned = await answersOf(emulatorPort, requests.slice(0, 500));
  const barePort = await bare.ask<number>(canned);
  const order = { connections: CONNECTIONS, seconds: SECONDS };
  const all = { ...order, port: emulatorPort, requests: texts };
  const few = { ...all, requests: texts.slice(0, 500) };
  const nothing = { ...few, port: barePort };
  const warmUp = Math.min(2, SECONDS);
  for (const one of [all, nothing]) await client.ask<LoadResult>({ ...one, seconds: warmUp });
  const ask = (one: LoadOrder) => client.ask<LoadResult>(one);
  const rounds: { all: Measured; few: Measured; nothing: Measured }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      all: await measure(emulator.pid, all, ask),
      few: await measure(emulator.pid, few, ask),
      nothing: await measure(bare.child.pid ?? 0, nothing, ask),
    });
  }
  const everyone = best(rounds.map((round) => round.all));
  const again = best(rounds.map((round) => round.few));
  const idle = best(rounds.map((round) => round.nothing));
  printLoad(`emulator, ${everybody.length} participants in turn`, everyone);
  printLoad('emulator, 500 participants again and again', again);
  printLoad('bare node:http, the same bytes', idle);
  const ratio = (measured: Measured) => (idle.perSecond / measured.perSecond).toFixed(2);
  print('bare node:http is faster', `${ratio(everyone)} and ${ratio(again)} times`);
  hold(
    `${Math.round(everyone.perSecond)} requests a second`,
    Math.min(everyone.perSecond, again.perSecond) >= BOUNDS.perSecond,
  );
  await Promise.all([stop(client.child), stop(bare.child)]);
}

const [processor] = cpus();
print(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${process.platform}`,
  `${availableParallelism()} x ${processor?.model ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB`,
);
const emulator = await startBuiltEmulator(PROGRAM, [...ARENA, '--rates', 'off']);
try {
  const session = await ready(emulator);
  const ids = await readWhole(emulator, session);
  await load(emulator, session, ids);
  print('memory at the end', megabytes(emulator.pid));
} finally {
  await stop(emulator.process);
}
for (const one of broken) print('BOUND BROKEN', one);
if (broken.length > 0) process.exitCode = 1;
