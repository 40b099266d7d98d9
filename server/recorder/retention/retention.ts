import { sql } from 'kysely';
import type { Store } from '#server/store/open-store.ts';
import { giveBackRoom, usedBytes } from '#server/store/size.ts';
import { forgetOldRows, forgetSession } from './forget-session.ts';

export interface Keep {
  days: number;
  megabytes: number;
}

/** What the last run did; by this machine's clock. */
export interface RetentionRun {
  at: Date;
  sessionsByAge: number;
  sessionsBySize: number;
  /** Bytes in use afterwards. */
  bytes: number;
  /** More is kept than there is room for, and nothing ended is left that could go. */
  isOverfull: boolean;
}

export interface Retention {
  keep: Keep;
  /** Forgets what is too old, then what there is no room for. One run at a time. */
  run(): Promise<RetentionRun>;
  last(): RetentionRun | undefined;
  /** Runs now and every hour. */
  start(): void;
  close(): Promise<void>;
}

export interface RetentionOptions {
  store: Store;
  keep: Keep;
  connections: readonly string[];
  /** The upstream's time where something was answered; undefined before. */
  now: (connection: string) => Date | undefined;
  /** Told after rows were deleted, and up to which end of sessions they were. */
  forgotten: (connection: string, endedBefore: number) => void;
  log: (problem: string) => void;
}

const DAY_MS = 86_400_000;
const EVERY_MS = 3_600_000;
const MB = 1_000_000;
/** Sessions that are looked for at a time. */
const SESSIONS_AT_ONCE = 20;

/** The setting that holds up to which end sessions were forgotten for want of room. */
export const horizonName = (connection: string): string => `forgotten ${connection}`;

interface OldSession {
  connection: string;
  session_id: string;
  over_at: number;
}

export function createRetention(options: RetentionOptions): Retention {
  const { store, keep, forgotten, log } = options;
  const { db } = store;
  let last: RetentionRun | undefined;
  let running: Promise<RetentionRun> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closing = false;

  /** Without an answer yet, time is at least that of the newest that is kept. */
  async function upstreamNow(connection: string): Promise<number> {
    const now = options.now(connection)?.getTime();
    if (now !== undefined) return now;
    const row = await db
      .selectFrom('sessions')
      .select(({ fn }) => fn.max('last_seen').as('newest'))
      .where('connection', '=', connection)
      .executeTakeFirst();
    return row?.newest ?? 0;
  }

  async function forgetAll(sessions: readonly OldSession[]): Promise<number> {
    let count = 0;
    for (const { connection, session_id, over_at } of sessions) {
      if (closing) break;
      await forgetSession(db, connection, session_id);
      forgotten(connection, over_at + 1);
      count += 1;
    }
    return count;
  }

  /** What went for want of room is not to come back after a restart either. */
  async function remember(sessions: readonly OldSession[]): Promise<void> {
    for (const { connection, over_at } of sessions) {
      const row = { name: horizonName(connection), value: String(over_at + 1) };
      await db
        .insertInto('settings')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
        .execute();
    }
  }

  async function recall(): Promise<void> {
    for (const connection of options.connections) {
      const row = await db
        .selectFrom('settings')
        .select('value')
        .where('name', '=', horizonName(connection))
        .executeTakeFirst();
      if (row !== undefined) forgotten(connection, Number(row.value));
    }
  }

  async function byAge(): Promise<number> {
    let count = 0;
    for (const connection of options.connections) {
      const before = (await upstreamNow(connection)) - keep.days * DAY_MS;
      for (let found = -1; found !== 0 && !closing; count += Math.max(0, found)) {
        // One whose end was never seen is over when it has not been seen for so long.
        const { rows } = await sql<OldSession>`
          select connection, session_id, coalesce(ended_at, last_seen) as over_at from sessions
          where connection = ${connection} and coalesce(ended_at, last_seen) < ${before}
          limit ${sql.lit(SESSIONS_AT_ONCE)}`.execute(db);
        found = await forgetAll(rows);
      }
      if (before > 0) forgotten(connection, before);
      await forgetOldRows(db, connection, before);
    }
    return count;
  }

  async function bySize(): Promise<Pick<RetentionRun, 'sessionsBySize' | 'bytes' | 'isOverfull'>> {
    const limit = keep.megabytes * MB;
    let sessionsBySize = 0;
    let bytes = await usedBytes(store);
    while (bytes > limit && !closing) {
      const { rows } = await sql<OldSession>`
        select connection, session_id, ended_at as over_at from sessions
        where ended_at is not null order by ended_at, session_id limit ${sql.lit(SESSIONS_AT_ONCE)}`.execute(
        db,
      );
      if (rows.length === 0) return { sessionsBySize, bytes, isOverfull: true };
      sessionsBySize += await forgetAll(rows);
      // They come in the order of their ends.
      await remember(rows);
      while (await giveBackRoom(store)) continue;
      bytes = await usedBytes(store);
    }
    return { sessionsBySize, bytes, isOverfull: bytes > limit };
  }

  async function once(): Promise<RetentionRun> {
    await recall();
    const sessionsByAge = await byAge();
    while (!closing && (await giveBackRoom(store))) continue;
    last = { at: new Date(), sessionsByAge, ...(await bySize()) };
    return last;
  }

  const run = async (): Promise<RetentionRun> =>
    (running ??= once().finally(() => {
      running = undefined;
    }));

  function runAndLog(): void {
    run().catch((error: unknown) => log(String(error)));
  }

  return {
    keep,
    run,
    last: () => last,
    start() {
      runAndLog();
      timer = setInterval(runAndLog, EVERY_MS);
      timer.unref();
    },
    async close() {
      closing = true;
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}
