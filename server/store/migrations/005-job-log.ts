import type { Kysely } from 'kysely';
import type { ColumnKinds } from '../column-kinds.ts';

/** What jobs write down of what they do, a line before and after each request. */
export async function jobLog(db: Kysely<unknown>, { text, integer }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('job_log')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('job_id', text, (column) => column.notNull())
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('step', text, (column) => column.notNull())
    .addColumn('phase', text, (column) => column.notNull())
    .addColumn('words', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('job_log_key', ['job_id', 'number'])
    .execute();
}
