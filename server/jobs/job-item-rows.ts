import type { Database } from '#server/store/schema.ts';

export const JOB_ITEM_STATES = ['waiting', 'sending', 'unsure', 'done', 'failed'] as const;
/**
 * `sending`: what it asks for is being sent, or was when the server ended. `unsure`: it was sent, and nobody knows whether
 * it was done. `done` and `failed` are final, `failed` until somebody has it tried again.
 */
export type JobItemState = (typeof JOB_ITEM_STATES)[number];

/** One thing of a job over many, as the job holds it. */
export interface JobItem {
  /** From 0, in the order in which they were given. */
  number: number;
  /** The short id of what it is about; empty for something that does not exist yet. */
  target: string;
  name: string;
  /** What is asked of this one alone, in the job's own terms. */
  details: unknown;
  state: JobItemState;
  /** Requests that were sent for it. */
  attempts: number;
  /** What became of it, in a sentence; empty as long as nothing has. */
  words: string;
  /** The short id of what was made of it. */
  result: string | undefined;
}

export type NewJobItem = Pick<JobItem, 'target' | 'name' | 'details'>;

/** Rows to one statement: SQLite binds at most 32,766 values. */
const AT_ONCE = 500;

/** Writes what a job is about, before any of it is done. To be called in a transaction. */
export async function addJobItems(
  db: Database,
  { id, connection }: { id: string; connection: string },
  items: readonly NewJobItem[],
): Promise<void> {
  for (let first = 0; first < items.length; first += AT_ONCE)
    await db
      .insertInto('job_items')
      .values(
        items.slice(first, first + AT_ONCE).map(({ target, name, details }, index) => ({
          connection,
          job_id: id,
          number: first + index,
          target,
          name,
          details: details === undefined ? null : JSON.stringify(details),
          state: 'waiting',
          attempts: 0,
          words: '',
          result: null,
        })),
      )
      .execute();
}

/** All of a job, in order. A state that only a later version knows counts as one in which nobody knows what was done. */
export async function readJobItems(db: Database, jobId: string): Promise<JobItem[]> {
  const rows = await db
    .selectFrom('job_items')
    .selectAll()
    .where('job_id', '=', jobId)
    .orderBy('number')
    .execute();
  return rows.map(({ number, target, name, details, state, attempts, words, result }) => ({
    number,
    target,
    name,
    details: details === null ? undefined : (JSON.parse(details) as unknown),
    state: JOB_ITEM_STATES.find((known) => known === state) ?? 'unsure',
    attempts,
    words,
    result: result ?? undefined,
  }));
}

/** Writes how one of them stands now. */
export async function writeJobItem(
  db: Database,
  jobId: string,
  { number, state, attempts, words, result }: JobItem,
): Promise<void> {
  await db
    .updateTable('job_items')
    .set({ state, attempts, words, result: result ?? null })
    .where('job_id', '=', jobId)
    .where('number', '=', number)
    .execute();
}
