import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stages as stageReads } from '#shared/stages/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { idOf } from '#shared/contract/ids.ts';
import { tagChanges } from '#shared/tags/changes.ts';
import { tokenChanges } from '#shared/tokens/changes.ts';
import { readAuditFile } from '#server/audit/audit-file.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { type Emulator, startEmulator } from '#server/emulator/start.ts';
import { attempt, call } from '../call-endpoint.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { cpuMsOf } from '../cpu-ms-of.ts';
import { peopleInFolder } from '../people-in-folder.ts';
import { type RunningProgram, runMain } from '../run-main.ts';
import type { Sent } from '../send.ts';

/** Kills the program, again and again at moments by chance, while it is asked to change something many times a second. */
export interface AuditCampaign {
  rounds: number;
  seed: number;
  perSecond: number;
  /** A folder of its own, which is emptied first. */
  folder: string;
  /** Told after each round. */
  report?: (round: AuditRound) => void;
}

export interface AuditRound {
  /** From the start of the program to its first answer in milliseconds, and what it worked until then where that is told. */
  startMs: number;
  startCpuMs: number | undefined;
  livedMs: number;
  /** Changes that were asked for, and that were acknowledged, in this life. */
  asked: number;
  acknowledged: number;
  /** Acknowledged in any life so far, and not in the log as done. */
  missing: string[];
  /** Changes that reached the upstream, and that the log has no intent of. */
  unwritten: string[];
  /** The row that does not hold, or nothing. */
  broken: string;
  rows: number;
  /** Intents without outcome when it was killed, and those of earlier lives that the next start has told of. */
  open: number;
  unknown: number;
}

const MARK = /change-\d+/;
const LEAST_LIFE_MS = 100;
const LONGEST_LIFE_MS = 1_500;
const connection = 'aws';

export async function killWhileChanging(campaign: AuditCampaign): Promise<AuditRound[]> {
  const chance = chanceOf(campaign.seed);
  for (const name of readdirSync(campaign.folder)) rmSync(path.join(campaign.folder, name));
  await peopleInFolder(campaign.folder);
  const emulator = await startEmulator({
    scenario: 'showtime',
    seed: campaign.seed,
    startedAt: Date.now(),
    rates: 'off',
  });
  const marks: Marks = { acknowledged: new Set(), given: 0, seen: 0, sent: new Set() };
  const rounds: AuditRound[] = [];
  try {
    for (let number = 0; number < campaign.rounds; number += 1) {
      const life = await live(campaign, emulator, chance, marks);
      const round = { ...life, ...(await held(campaign.folder, emulator, marks)) };
      rounds.push(round);
      campaign.report?.(round);
    }
  } finally {
    await emulator.close();
  }
  return rounds;
}

/** Each change holds a word that no other has, by which it is found again. */
interface Marks {
  given: number;
  acknowledged: Set<string>;
  /** Of the upstream's calls, the last that was read, and the words in them so far. */
  seen: number;
  sent: Set<string>;
}

async function live(
  { folder, perSecond }: AuditCampaign,
  emulator: Emulator,
  chance: Chance,
  marks: Marks,
): Promise<Pick<AuditRound, 'startMs' | 'startCpuMs' | 'livedMs' | 'asked' | 'acknowledged'>> {
  const began = performance.now();
  const program = runMain({
    PORT: '0',
    CALLBOARD_DATA: folder,
    CALLBOARD_UPSTREAM: 'aws',
    CALLBOARD_SHARE: '95',
    CALLBOARD_REQUESTS_PER_SECOND: '0',
    AWS_REGION: emulator.region,
    AWS_ENDPOINT_URL: emulator.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  const url = await program.url;
  const place = { url, port: Number(new URL(url).port) };
  const { items } = await call(place, stageReads.list, { connection, maxResults: 100 });
  const startMs = performance.now() - began;
  const startCpuMs = cpuMsOf(program.process.pid);
  const livedMs = chance.whole(LEAST_LIFE_MS, LONGEST_LIFE_MS);
  const [first, done] = [marks.given, marks.acknowledged.size];
  const pending: Promise<void>[] = [];
  const change = async (stageId: string, mark: string): Promise<void> => {
    // A connection that breaks is no answer: the console has just been killed.
    const sent = await changeOf(place, chance.next(), stageId, mark).catch(() => undefined);
    if (sent !== undefined && sent.status < 300) marks.acknowledged.add(mark);
  };
  await new Promise<void>((resolve) => {
    const asking = setInterval(() => {
      marks.given += 1;
      pending.push(change(idOf(chance.one(items).arn), `change-${marks.given}`));
    }, 1_000 / perSecond);
    setTimeout(() => {
      program.process.kill('SIGKILL');
      clearInterval(asking);
      resolve();
    }, livedMs);
  });
  await ended(program, pending);
  return {
    startMs,
    startCpuMs,
    livedMs,
    asked: marks.given - first,
    acknowledged: marks.acknowledged.size - done,
  };
}

/**
 * Changes of three operations: of one alone the console's own budget would let through no more than AWS's rate for it, which
 * is 5 a second for most and 50 for tokens.
 */
async function changeOf(
  place: { url: string; port: number },
  which: number,
  stageId: string,
  mark: string,
): Promise<Sent> {
  if (which < 0.84)
    return attempt(place, tokenChanges.create, { connection, stageId, body: { userId: mark } });
  if (which < 0.92) return attempt(place, stageChanges.update, { connection, stageId, body: { name: mark } });
  const tagged = { connection, resourceKind: 'stage', resourceId: stageId } as const;
  return attempt(place, tagChanges.add, { ...tagged, body: { tags: { mark } } });
}

async function ended(program: RunningProgram, pending: readonly Promise<void>[]): Promise<void> {
  await program.ended;
  await Promise.all(pending);
}

/** Holds the log against what was acknowledged, and against what reached the upstream. */
async function held(
  folder: string,
  emulator: Emulator,
  marks: Marks,
): Promise<Omit<AuditRound, 'startMs' | 'startCpuMs' | 'livedMs' | 'asked' | 'acknowledged'>> {
  for (const { number, input } of emulator.calls.list({ after: marks.seen })) {
    marks.seen = number;
    const mark = MARK.exec(`${input['userId'] ?? ''} ${input['name'] ?? ''}`)?.[0];
    if (mark !== undefined) marks.sent.add(mark);
  }
  const database = await readAuditFile(path.join(folder, 'audit.db'));
  try {
    const { bad, rows, open, unknown } = verifyChain(database);
    const written = new Set<string>();
    const done = new Set<string>();
    const all = database
      .prepare(
        `select i.request as request, o.result as result
         from audit i left join audit o on o.intent_seq = i.seq where i.phase = 'intent'`,
      )
      .all([]) as { request: string; result: string | null }[];
    for (const { request, result } of all) {
      const mark = MARK.exec(request)?.[0] ?? '';
      written.add(mark);
      if (result === 'ok') done.add(mark);
    }
    return {
      rows,
      broken: bad === undefined ? '' : `${bad.seq}: ${bad.why}`,
      open: open.length,
      unknown,
      missing: [...marks.acknowledged].filter((name) => !done.has(name)),
      unwritten: [...marks.sent].filter((name) => !written.has(name)),
    };
  } finally {
    database.close();
  }
}
