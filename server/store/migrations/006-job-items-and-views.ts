import type { Kysely } from 'kysely';
import type { ColumnKinds } from '../column-kinds.ts';

/** What jobs over many things have done with each of them, and the views of the stage list that people keep by name. */
export async function jobItemsAndViews(db: Kysely<unknown>, { text, integer }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('job_items')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('job_id', text, (column) => column.notNull())
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('target', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('details', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('attempts', integer, (column) => column.notNull())
    .addColumn('words', text, (column) => column.notNull())
    .addColumn('result', text)
    .addPrimaryKeyConstraint('job_items_key', ['job_id', 'number'])
    .execute();

  await db.schema
    .createTable('stage_views')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('view_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('search', text, (column) => column.notNull())
    .addColumn('owner', text, (column) => column.notNull())
    .addColumn('kept_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('stage_views_key', ['connection', 'view_id'])
    .execute();
}
