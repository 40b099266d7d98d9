import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { NoticeKind } from '#shared/notices/notice-kind.ts';
import type { UpstreamClock } from '#server/aws/upstream-clock.ts';
import type { Store } from '#server/store/open-store.ts';
import { createMutes, type Mutes } from './mutes.ts';
import { type KeptNotice, type Outcome, writeProblems } from './notice-rows.ts';
import type { Problem } from './problem.ts';

/** What the console has noticed: kept, counted, told to whoever listens. */
export interface Notices {
  /** Quick, and never throws: the row is written soon after. The same problem twice is one notice. */
  raise(problem: Problem): void;
  /** The newest first, of one connection. */
  list(connection: string): Promise<KeptNotice[]>;
  /** @param ids all of the connection's unless given */
  acknowledge(connection: string, ids: readonly string[] | undefined): Promise<void>;
  mutes: Mutes;
  /** Called when something of a connection's notices has changed, and with each that is new or open anew. */
  listen(listener: Listener): void;
  /** Resolves when everything raised so far is written. */
  settled(): Promise<void>;
}

export interface Listener {
  changed?: (connection: string) => void;
  /** Not called for muted kinds. */
  news?: (notice: KeptNotice) => void;
}

export interface NoticesDependencies {
  store: Store;
  clock: UpstreamClock;
  logger: Logger;
}

/** Shown at most; more than that nobody reads. */
export const NOTICES_SHOWN = 200;
/** Kept at most of a connection; the oldest go. */
const NOTICES_KEPT = 2_000;
/** Problems written in one transaction. */
const CHUNK = 50;
/** Problems that wait to be written; beyond that something is wrong that one more notice does not tell better. */
const WAITING_AT_MOST = 20_000;

export function createNotices({ store, clock, logger }: NoticesDependencies): Notices {
  const { db } = store;
  const listeners: Listener[] = [];
  const mutes = createMutes(db);
  let waiting: Problem[] = [];
  let writing: Promise<void> | undefined;

  const now = (connection: string): Date => clock.now(connection) ?? new Date();
  const changed = (connection: string): void => {
    for (const listener of listeners) listener.changed?.(connection);
  };

  async function tell({ notice, isNews }: Outcome): Promise<void> {
    if (!isNews || (await mutes.isMuted(notice.connection, notice.kind as NoticeKind))) return;
    for (const listener of listeners) listener.news?.(notice);
  }

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const problems = waiting.slice(0, CHUNK);
      waiting = waiting.slice(CHUNK);
      try {
        const outcomes = await writeProblems(db, problems);
        for (const outcome of outcomes) await tell(outcome);
        for (const connection of new Set(outcomes.map(({ notice }) => notice.connection))) {
          await prune(connection);
          changed(connection);
        }
      } catch (error) {
        logger.error({ err: error, problems: problems.length }, 'notices could not be written');
      }
      await nextTurn();
    }
    writing = undefined;
  }

  async function prune(connection: string): Promise<void> {
    const oldest = await db
      .selectFrom('notices')
      .select('last_at')
      .where('connection', '=', connection)
      .orderBy('last_at', 'desc')
      .offset(NOTICES_KEPT)
      .limit(1)
      .executeTakeFirst();
    if (oldest === undefined) return;
    await db
      .deleteFrom('notices')
      .where('connection', '=', connection)
      .where('last_at', '<=', oldest.last_at)
      .execute();
  }

  return {
    raise(problem) {
      if (waiting.length >= WAITING_AT_MOST) return;
      waiting.push({ ...problem, at: problem.at ?? now(problem.connection) });
      // A burst is written together.
      writing ??= nextTurn().then(write);
    },

    async list(connection) {
      return db
        .selectFrom('notices')
        .selectAll()
        .where('connection', '=', connection)
        .orderBy('last_at', 'desc')
        .orderBy('id')
        .limit(NOTICES_SHOWN)
        .execute();
    },

    async acknowledge(connection, ids) {
      let update = db
        .updateTable('notices')
        .set({ acknowledged_at: now(connection).getTime() })
        .where('connection', '=', connection)
        .where('acknowledged_at', 'is', null);
      if (ids !== undefined) update = update.where('id', 'in', [...ids]);
      await update.execute();
      changed(connection);
    },

    mutes,
    listen: (listener) => void listeners.push(listener),
    async settled() {
      while (writing !== undefined) await writing;
    },
  };
}
