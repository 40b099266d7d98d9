import type { Kysely } from 'kysely';
import type { ColumnKinds } from '../column-kinds.ts';

/** What the console itself has ended or taken away, and why. */
export async function ownChanges(db: Kysely<unknown>, { text, integer }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('own_changes')
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('operation', text, (column) => column.notNull())
    .addColumn('resource_id', text, (column) => column.notNull())
    .addColumn('stage_id', text)
    .addColumn('changed_at', integer, (column) => column.notNull())
    .addColumn('reason', text)
    .addPrimaryKeyConstraint('own_changes_key', ['connection', 'id'])
    .execute();
  await db.schema
    .createIndex('own_changes_by_resource')
    .on('own_changes')
    .columns(['connection', 'resource_id', 'changed_at'])
    .execute();
}
