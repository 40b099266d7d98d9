import type * as z from 'zod/mini';
import { JOB_LOG_PHASES, type JobLogEntry } from '#shared/jobs/contract.ts';
import type { Database } from '#server/store/schema.ts';
import type { NewLogEntry } from './job-definition.ts';

/** Writes a line after all others of a job. To be called for one line of a job at a time. */
export async function appendToLog(
  db: Database,
  { id, connection }: { id: string; connection: string },
  { step, phase, words }: NewLogEntry,
): Promise<void> {
  const row = await db
    .selectFrom('job_log')
    .where('job_id', '=', id)
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirst();
  await db
    .insertInto('job_log')
    .values({ connection, job_id: id, number: (row?.last ?? -1) + 1, at: Date.now(), step, phase, words })
    .execute();
}

/**
 * The lines of a job, in order: every one, or the first so many after a number. A phase that only a later version knows
 * counts as something that was found.
 */
export async function readLog(
  db: Database,
  id: string,
  { after = -1, limit }: { after?: number; limit?: number } = {},
): Promise<z.output<typeof JobLogEntry>[]> {
  const lines = db
    .selectFrom('job_log')
    .selectAll()
    .where('job_id', '=', id)
    .where('number', '>', after)
    .orderBy('number');
  const rows = await (limit === undefined ? lines : lines.limit(limit)).execute();
  return rows.map(({ number, at, step, phase, words }) => ({
    number,
    at: new Date(at),
    step,
    phase: JOB_LOG_PHASES.find((known) => known === phase) ?? 'seen',
    words,
  }));
}
