import { bulkChanges } from '#shared/bulk/changes.ts';
import { bulk } from '#shared/bulk/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { idOf } from '#shared/contract/ids.ts';
import { isUnfinished, type JobLogEntry } from '#shared/jobs/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { startEmulator } from '#server/emulator/start.ts';
import { call } from '../call-endpoint.ts';
import { chanceOf } from '../chance.ts';
import { inProcess, inProgram, type Life } from './bulk-hosts.ts';
import { type BulkSort, operationOf, troubleOf } from './trouble.ts';
import { untruths } from './untruths.ts';

/** What became of one job over many stages. */
export interface BulkRun {
  seed: number;
  sort: BulkSort;
  count: number;
  kills: number;
  /** Whether it was a program that was killed, and not services that were closed. */
  bySigkill: boolean;
  state: string;
  /** Requests of the operation that reached AWS, and how many of them were hit by a fault, were throttled. */
  calls: number;
  hit: number;
  throttled: number;
  /** The most requests that reached AWS within any second, by this machine's clock. */
  mostPerSecond: number;
  /** Requests that were looked at because their answer was lost. */
  looks: number;
  lines: number;
  ms: number;
  /** What is not as it must be; empty where all is well. */
  wrong: string[];
}

export interface BulkRunOptions {
  sort: BulkSort;
  count: number;
  kills: number;
  bySigkill: boolean;
  /** Requests that are never answered. */
  hangs?: number;
  /** Whether AWS's own rates hold, too. */
  rates?: 'on' | 'off';
}

const LONGEST_MS = 20 * 60_000;

/** One job over many stages in a world of its own, with what goes wrong by chance; the same seed goes wrong alike. */
export async function bulkRun(seed: number, options: BulkRunOptions): Promise<BulkRun> {
  const { sort, count, kills, bySigkill, hangs = 0, rates = 'off' } = options;
  const began = performance.now();
  const emulator = await startEmulator({
    seed: 1,
    startedAt: Date.parse('2026-11-20T14:00:00Z'),
    scenario: 'thousand',
    rates,
    quotas: { stages: 5_000 },
  });
  const host = bySigkill ? inProgram(emulator) : await inProcess(emulator);
  let life = await host.open();
  try {
    const chance = chanceOf(seed);
    const before = await everyStage(life);
    emulator.calls.clear();
    emulator.faults.add(...troubleOf(sort, seed, hangs));
    const { id: jobId } = await start(life, sort, before, count);
    const read = async (): Promise<Wire<typeof bulk.get>> => {
      const { connection } = life;
      return call(life, bulk.get, { connection, jobId });
    };
    let killed = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const after = Math.floor((count * (kill + 1)) / (kills + 1));
      const { job } = await until(read, (now) => now.job.progress.done >= after, bySigkill ? 50 : 2);
      if (!isUnfinished(job.state)) break;
      await later(async () => life.kill(), chance.whole(0, 200));
      killed += 1;
      life = await host.open();
    }
    const job = await until(read, () => false, bySigkill ? 250 : 5);
    const log = await everyLine(life, jobId);
    const calls = emulator.calls.list({ operation: operationOf(sort) });
    emulator.faults.clear();
    const wrong = untruths({ sort, job, log, calls, before, after: await everyStage(life) });
    return {
      seed,
      sort,
      count,
      kills: killed,
      bySigkill,
      state: job.job.state,
      calls: calls.length,
      hit: calls.filter(({ faults }) => faults !== undefined).length,
      throttled: calls.filter(({ errorType }) => errorType === 'ThrottlingException').length,
      mostPerSecond: mostPerSecond(calls.map(({ at }) => Date.parse(at))),
      looks: log.filter(({ phase }) => phase === 'seen').length,
      lines: log.length,
      ms: performance.now() - began,
      wrong,
    };
  } finally {
    await life.kill();
    await host.remove();
    await emulator.close();
  }
}

async function start(
  life: Life,
  sort: BulkSort,
  before: readonly { id: string }[],
  count: number,
): Promise<{ id: string }> {
  const { connection } = life;
  const key = 'the-campaign';
  return sort === 'delete'
    ? call(life, bulkChanges.remove, {
        connection,
        body: { key, reason: 'a campaign', stageIds: before.slice(0, count).map(({ id }) => id) },
      })
    : call(life, bulkChanges.create, {
        connection,
        body: {
          key,
          stages: Array.from({ length: count }, (_, index) => ({ name: `made-${String(index + 1)}` })),
        },
      });
}

async function everyStage(life: Life): Promise<{ id: string; name: string }[]> {
  const all: { id: string; name: string }[] = [];
  let nextToken: string | undefined;
  do {
    const page: Wire<typeof stages.list> = await call(life, stages.list, {
      connection: life.connection,
      maxResults: 100,
      nextToken,
    });
    all.push(...page.items.map(({ arn, name = '' }) => ({ id: idOf(arn), name })));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return all;
}

async function everyLine(life: Life, jobId: string): Promise<JobLogEntry[]> {
  const lines: JobLogEntry[] = [];
  for (;;) {
    const page = await call(life, bulk.log, {
      connection: life.connection,
      jobId,
      after: lines.at(-1)?.number ?? -1,
    });
    lines.push(...page.lines);
    if (!page.more) return lines;
  }
}

/** Asks again and again until it is as wanted or over. @throws {Error} where that takes too long */
async function until(
  read: () => Promise<Wire<typeof bulk.get>>,
  isIt: (now: Wire<typeof bulk.get>) => boolean,
  everyMs: number,
): Promise<Wire<typeof bulk.get>> {
  const from = performance.now();
  for (;;) {
    const now = await read();
    if (isIt(now) || !isUnfinished(now.job.state)) return now;
    if (performance.now() - from > LONGEST_MS) throw new Error(`it does not come: ${now.job.progress.words}`);
    await later(async () => Promise.resolve(), everyMs);
  }
}

async function later(act: () => Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      act().then(resolve, reject);
    }, ms);
  });
}

function mostPerSecond(times: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[first] ?? time) >= 1_000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
