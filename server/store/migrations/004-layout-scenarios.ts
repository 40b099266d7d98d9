import type { Kysely } from 'kysely';
import type { ColumnKinds } from '../column-kinds.ts';

/** People that are kept by a name, to look at layouts with. */
export async function layoutScenarios(db: Kysely<unknown>, { text, integer }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('layout_scenarios')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('scenario_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('owner', text, (column) => column.notNull())
    .addColumn('people', integer, (column) => column.notNull())
    .addColumn('revision', integer, (column) => column.notNull())
    .addColumn('content', text, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('changed_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('layout_scenarios_key', ['connection', 'scenario_id'])
    .execute();
}
