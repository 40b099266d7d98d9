import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { openStore } from '#server/store/open-store.ts';
import { type Emulator, startEmulator } from '#server/emulator/start.ts';
import { cpuMsOf } from './cpu-ms-of.ts';
import { type RunningProgram, runMain } from './run-main.ts';
import { cookieOf } from './test-sessions.ts';
import { peopleInFolder } from './people-in-folder.ts';

/**
 * Kills a console that records, again and again at moments by chance, and holds what is on the disk against what had been
 * acknowledged: an answer is kept once the recorder says that everything up to the answer's own time is.
 */
export interface KillCampaign {
  /** The last lives on until something was acknowledged, on however slow a machine: else nothing would have been shown. */
  rounds: number;
  seed: number;
  /** A folder of its own, which is emptied every few rounds. */
  folder: string;
  /** Told after each round. */
  report?: (round: Round) => void;
}

export interface Round {
  /** From the start of the program to its first answer, and how long it lived after that, in milliseconds. */
  startMs: number;
  /** Of the time to the first answer what the program itself worked; undefined where the system does not tell. */
  startCpuMs: number | undefined;
  livedMs: number;
  /** Things acknowledged so far in this database, and those among them that are not in it. */
  acknowledged: number;
  lost: string[];
  doubled: string[];
  integrity: string;
}

/** World time for each unit of real time: people come and go, and compositions change, while it is recorded. */
const SPEED = 20;
/** Requests that are under way at a time. */
const READERS = 6;
const LEAST_LIFE_MS = 100;
const LONGEST_LIFE_MS = 1_500;
const ROUNDS_A_DATABASE = 5;

/** A stream of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export async function killCampaign(campaign: KillCampaign): Promise<Round[]> {
  const chance = numbers(campaign.seed);
  const emulator = await startEmulator({
    scenario: 'showtime',
    seed: campaign.seed,
    startedAt: Date.now(),
    rates: 'off',
    speed: SPEED,
  });
  const acknowledged = new Set<string>();
  const rounds: Round[] = [];
  try {
    for (let number = 0; number < campaign.rounds; number += 1) {
      if (number % ROUNDS_A_DATABASE === 0) {
        // What is known already is not written again: a new database has writes to be killed in.
        for (const name of readdirSync(campaign.folder)) rmSync(path.join(campaign.folder, name));
        acknowledged.clear();
      }
      const lifeMs = LEAST_LIFE_MS + chance() * (LONGEST_LIFE_MS - LEAST_LIFE_MS);
      const isLast = number === campaign.rounds - 1;
      const life = await live(campaign, emulator, { lifeMs, isLast }, chance, acknowledged);
      const round = {
        ...life,
        acknowledged: acknowledged.size,
        ...(await held(campaign.folder, acknowledged)),
      };
      rounds.push(round);
      campaign.report?.(round);
    }
  } finally {
    await emulator.close();
  }
  return rounds;
}

function start({ folder }: KillCampaign, emulator: Emulator): RunningProgram {
  const environment = {
    PORT: '0',
    CALLBOARD_DATA: folder,
    CALLBOARD_UPSTREAM: 'aws',
    CALLBOARD_SHARE: '95',
    // One address asks as fast as it can.
    CALLBOARD_REQUESTS_PER_SECOND: '0',
    AWS_REGION: emulator.region,
    AWS_ENDPOINT_URL: emulator.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  return runMain(environment);
}

interface Answered {
  keys: string[];
  asOf: number;
}

/** One life of the console, from its start to its death. */
async function live(
  campaign: KillCampaign,
  emulator: Emulator,
  { lifeMs, isLast }: { lifeMs: number; isLast: boolean },
  chance: () => number,
  acknowledged: Set<string>,
): Promise<Pick<Round, 'startMs' | 'startCpuMs' | 'livedMs'>> {
  await peopleInFolder(campaign.folder);
  const began = performance.now();
  const program = start(campaign, emulator);
  const api = `${await program.url}/api/aws`;
  await json(`${api}/recorder`);
  const answeredAt = performance.now();
  const startCpuMs = cpuMsOf(program.process.pid);
  const dead = new AbortController();
  const answered: Answered[] = [];
  let showIt: () => void = () => undefined;
  const isShown = new Promise<void>((resolve) => (showIt = resolve));
  const work = [
    ...Array.from({ length: READERS }, async () => readOn(api, chance, answered, dead.signal)),
    acknowledge(api, answered, acknowledged, dead.signal, showIt),
  ];
  const livesSince = performance.now();
  const settled = Promise.all(work).catch(() => undefined);
  const killed = new Promise<void>((resolve) => {
    const kill = (): void => {
      program.process.kill('SIGKILL');
      dead.abort();
      resolve();
    };
    setTimeout(() => {
      if (isLast) void Promise.race([isShown, program.ended, settled]).then(kill);
      else kill();
    }, lifeMs);
  });
  await killed;
  await program.ended;
  await Promise.all(work);
  return { startMs: answeredAt - began, startCpuMs, livedMs: performance.now() - livesSince };
}

async function json<Answer>(url: string): Promise<Answer> {
  const response = await fetch(url, { headers: { cookie: cookieOf('administrator') } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Answer;
}

interface Page {
  items: { arn?: string; activeSessionId?: string; sessionId?: string; participantId?: string }[];
  asOf: string;
}

const lastPart = (arn = ''): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Looks around as people do, until the console is dead, and notes what it was shown. */
async function readOn(
  api: string,
  chance: () => number,
  answered: Answered[],
  dead: AbortSignal,
): Promise<void> {
  const read = async (
    path: string,
    keyOf: (item: Page['items'][number]) => string,
  ): Promise<Page['items']> => {
    const { items, asOf } = await json<Page>(`${api}${path}`);
    answered.push({ keys: items.map(keyOf), asOf: Date.parse(asOf) });
    return items;
  };
  const any = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(chance() * items.length)];
  try {
    while (!dead.aborted) {
      const stages = await read('/stages?maxResults=100', ({ arn }) => `stages ${lastPart(arn)}`);
      await read('/compositions?maxResults=100', ({ arn }) => `compositions ${lastPart(arn)}`);
      const stageId = lastPart(any(stages)?.arn);
      const of = `/stages/${stageId}/sessions`;
      const sessions = await read(`${of}?maxResults=100`, ({ sessionId }) => `sessions ${sessionId}`);
      const sessionId = any(sessions)?.sessionId;
      if (sessionId === undefined) continue;
      await read(
        `${of}/${sessionId}/participants?maxResults=100`,
        ({ participantId }) => `participants ${sessionId} ${participantId}`,
      );
    }
  } catch (error) {
    if (!dead.aborted && !isCut(error)) throw error;
  }
}

/**
 * Asks what is on the disk. Only what had been answered before the question counts.
 * @param onSome told when anything has been acknowledged
 */
async function acknowledge(
  api: string,
  answered: Answered[],
  acknowledged: Set<string>,
  dead: AbortSignal,
  onSome: () => void,
): Promise<void> {
  try {
    while (!dead.aborted) {
      const before = answered.splice(0);
      const { keptUntil } = await json<{ keptUntil?: string }>(`${api}/recorder`);
      const until = keptUntil === undefined ? -Infinity : Date.parse(keptUntil);
      for (const answer of before)
        if (answer.asOf <= until) for (const key of answer.keys) acknowledged.add(key);
        else answered.push(answer);
      if (acknowledged.size > 0) onSome();
    }
  } catch (error) {
    if (!dead.aborted && !isCut(error)) throw error;
  }
}

/** The connection broke: the console has just been killed. */
const isCut = (error: unknown): boolean => error instanceof TypeError;

const TABLES = {
  stages: ['stage_id'],
  compositions: ['composition_id'],
  sessions: ['session_id'],
  participants: ['session_id', 'participant_id'],
} as const;

async function held(
  folder: string,
  acknowledged: ReadonlySet<string>,
): Promise<Pick<Round, 'lost' | 'doubled' | 'integrity'>> {
  const store = await openStore({ kind: 'sqlite', file: `${folder}/callboard.db` });
  const there: string[] = [];
  for (const [table, columns] of Object.entries(TABLES)) {
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const { rows } = await sql<Record<string, string>>`select ${names} from ${sql.table(table)}`.execute(
      store.db,
    );
    there.push(...rows.map((row) => [table, ...columns.map((column) => row[column])].join(' ')));
  }
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store.db);
  await store.close();
  const known = new Set(there);
  return {
    lost: [...acknowledged].filter((key) => !known.has(key)),
    doubled: known.size === there.length ? [] : there.filter((key, at) => there.indexOf(key) !== at),
    integrity: rows.map(({ integrity_check }) => integrity_check).join('; '),
  };
}
