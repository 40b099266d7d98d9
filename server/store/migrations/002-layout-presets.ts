import type { Kysely } from 'kysely';
import type { ColumnKinds } from '../column-kinds.ts';

/** Layouts that people keep by name, each with all its versions. */
export async function layoutPresets(db: Kysely<unknown>, { text, integer }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('layout_presets')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('preset_id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('note', text, (column) => column.notNull())
    .addColumn('owner', text, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('used_at', integer)
    .addPrimaryKeyConstraint('layout_presets_key', ['connection', 'preset_id'])
    .execute();

  await db.schema
    .createTable('layout_versions')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('preset_id', text, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('note', text, (column) => column.notNull())
    .addColumn('content', text, (column) => column.notNull())
    .addColumn('made_by', text, (column) => column.notNull())
    .addColumn('made_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('layout_versions_key', ['connection', 'preset_id', 'version'])
    .execute();
}
