import type { Kysely } from 'kysely';
import type { ColumnKinds } from '../column-kinds.ts';

/** What support finds out and writes down, and whom the console itself took out of a stage. */
export async function findings(db: Kysely<unknown>, { text, integer }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('own_disconnects')
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('participant_id', text, (column) => column.notNull())
    .addColumn('disconnected_at', integer, (column) => column.notNull())
    .addColumn('reason', text)
    .addPrimaryKeyConstraint('own_disconnects_key', ['connection', 'id'])
    .execute();
  await db.schema
    .createIndex('own_disconnects_by_stage')
    .on('own_disconnects')
    .columns(['connection', 'stage_id', 'disconnected_at'])
    .execute();

  await db.schema
    .createTable('findings')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('finding_id', text, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('session_id', text)
    .addColumn('x_name', text, (column) => column.notNull())
    .addColumn('y_name', text, (column) => column.notNull())
    .addColumn('asked_at', integer, (column) => column.notNull())
    .addColumn('words', text, (column) => column.notNull())
    .addColumn('content', text, (column) => column.notNull())
    .addColumn('author', text, (column) => column.notNull())
    .addColumn('kept_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('findings_key', ['connection', 'finding_id'])
    .execute();
  await db.schema.createIndex('findings_by_time').on('findings').columns(['connection', 'kept_at']).execute();

  await db.schema
    .createTable('notes')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('note_id', text, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('session_id', text, (column) => column.notNull())
    .addColumn('participant_id', text)
    .addColumn('content', text, (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('author', text, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('edited_at', integer)
    .addPrimaryKeyConstraint('notes_key', ['connection', 'note_id'])
    .execute();
  await db.schema
    .createIndex('notes_by_session')
    .on('notes')
    .columns(['connection', 'session_id', 'created_at'])
    .execute();
}
