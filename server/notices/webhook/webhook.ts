import type { Logger } from 'pino';
import type { Store } from '#server/store/open-store.ts';
import type { KeptNotice } from '../notice-rows.ts';
import { postNotice, type WebhookTarget } from './post-notice.ts';
import { type PostedFrom, postedBody } from './posted-body.ts';

/** How the webhook fares, for people to see. */
export interface WebhookState {
  on: boolean;
  failing?: { why: string; waiting: number; givenUp: number };
}

/** Posts notices to an address of the customer's choosing, until they are taken or given up. */
export interface Webhook {
  post(notice: KeptNotice): void;
  state(): Promise<WebhookState>;
  /** Called with the connection whose deliveries have begun or ceased to fail. */
  listen(hear: (connection: string) => void): void;
  /** Resolves once what is under way has ended; what waits is posted after the next start. */
  close(): Promise<void>;
}

export interface WebhookDependencies {
  store: Store;
  target: WebhookTarget;
  /** The label and Region of a connection. */
  connectionOf: (id: string) => PostedFrom;
  logger: Logger;
  /** Waits before each further attempt, in milliseconds; after the last it is given up. */
  retryMs?: readonly number[] | undefined;
}

const RETRY_MS = [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000];
/** Deliveries that wait; a receiver that is away for longer is told of the newest only. */
const WAITING_AT_MOST = 500;
/** What was given up is named for so long. */
const GIVEN_UP_KEPT_MS = 24 * 3_600_000;

/** Goes on with what an earlier process had still to post. */
export function createWebhook({
  store: { db },
  target,
  connectionOf,
  logger,
  retryMs = RETRY_MS,
}: WebhookDependencies): Webhook {
  const closed = new AbortController();
  const hearers: ((connection: string) => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();

  /** One thing after the other: deliveries keep their order, and a slow receiver has one call at a time. */
  function next(act: () => Promise<void>): void {
    work = work.then(act).catch((error: unknown) => logger.error({ err: error }, 'the webhook failed'));
  }

  async function keep(notice: KeptNotice): Promise<void> {
    const row = {
      id: `${notice.id}-${notice.times}`,
      connection: notice.connection,
      body: postedBody(notice, connectionOf(notice.connection)),
      attempts: 0,
      next_at: Date.now(),
      failure: null,
      created_at: Date.now(),
    };
    await db
      .insertInto('notice_deliveries')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const tooOld = await db
      .selectFrom('notice_deliveries')
      .select('created_at')
      .where('next_at', 'is not', null)
      .orderBy('created_at', 'desc')
      .offset(WAITING_AT_MOST)
      .limit(1)
      .executeTakeFirst();
    if (tooOld !== undefined)
      await db
        .updateTable('notice_deliveries')
        .set({ next_at: null })
        .where('created_at', '<=', tooOld.created_at)
        .execute();
  }

  async function deliverDue(): Promise<void> {
    for (;;) {
      if (closed.signal.aborted) return;
      const due = await db
        .selectFrom('notice_deliveries')
        .selectAll()
        .where('next_at', '<=', Date.now())
        .orderBy('created_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (due === undefined) break;
      const failure = await postNotice(target, due.id, due.body, closed.signal);
      if (closed.signal.aborted) return;
      if (failure === undefined) {
        await db.deleteFrom('notice_deliveries').where('id', '=', due.id).execute();
        if (due.attempts > 0) tell(due.connection);
        continue;
      }
      const wait = retryMs[due.attempts];
      logger.warn({ delivery: due.id, attempt: due.attempts + 1, failure }, 'a notice could not be posted');
      await db
        .updateTable('notice_deliveries')
        .set({
          attempts: due.attempts + 1,
          next_at: wait === undefined ? null : Date.now() + wait,
          failure,
        })
        .where('id', '=', due.id)
        .execute();
      tell(due.connection);
    }
    await db
      .deleteFrom('notice_deliveries')
      .where('next_at', 'is', null)
      .where('created_at', '<', Date.now() - GIVEN_UP_KEPT_MS)
      .execute();
    await wakeForNext();
  }

  async function wakeForNext(): Promise<void> {
    const soonest = await db
      .selectFrom('notice_deliveries')
      .select('next_at')
      .where('next_at', 'is not', null)
      .orderBy('next_at')
      .limit(1)
      .executeTakeFirst();
    clearTimeout(timer);
    const at = soonest?.next_at ?? undefined;
    if (at === undefined || closed.signal.aborted) return;
    timer = setTimeout(() => next(deliverDue), Math.max(0, at - Date.now())).unref();
  }

  function tell(connection: string): void {
    for (const hear of hearers) hear(connection);
  }

  next(deliverDue);
  return {
    post(notice) {
      next(async () => keep(notice));
      next(deliverDue);
    },

    async state() {
      const failed = await db
        .selectFrom('notice_deliveries')
        .select(['failure', 'next_at'])
        .where('failure', 'is not', null)
        .orderBy('created_at', 'desc')
        .execute();
      const [newest] = failed;
      if (newest === undefined) return { on: true };
      const waiting = failed.filter(({ next_at: at }) => at !== null).length;
      return {
        on: true,
        failing: { why: newest.failure ?? '', waiting, givenUp: failed.length - waiting },
      };
    },

    listen: (hear) => void hearers.push(hear),

    async close() {
      closed.abort();
      clearTimeout(timer);
      await work;
    },
  };
}
