import type { Kysely } from 'kysely';
import type { ColumnKinds } from '../column-kinds.ts';

/** Who may sign in, who is signed in, and the links that are good for once. */
export async function accounts(db: Kysely<unknown>, { text, integer }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('name_folded', text, (column) => column.notNull().unique())
    .addColumn('full_name', text, (column) => column.notNull())
    .addColumn('password_hash', text)
    .addColumn('oidc_subject', text, (column) => column.unique())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('connections', text)
    .addColumn('disabled_at', integer)
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('created_by', text, (column) => column.notNull())
    .addColumn('last_seen_at', integer)
    .execute();

  await db.schema
    .createTable('displays')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('created_by', text, (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('account_sessions')
    .addColumn('hash', text, (column) => column.primaryKey())
    .addColumn('id', text, (column) => column.notNull().unique())
    .addColumn('person_id', text)
    .addColumn('display_id', text)
    .addColumn('demo_role', text)
    .addColumn('signed_in_by', text, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('seen_at', integer, (column) => column.notNull())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .addColumn('address', text, (column) => column.notNull())
    .addColumn('agent', text, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('account_sessions_by_person')
    .on('account_sessions')
    .columns(['person_id', 'created_at'])
    .execute();

  await db.schema
    .createTable('invitations')
    .addColumn('hash', text, (column) => column.primaryKey())
    .addColumn('purpose', text, (column) => column.notNull())
    .addColumn('person_id', text)
    .addColumn('display_id', text)
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .addColumn('spent_at', integer)
    .execute();
}
