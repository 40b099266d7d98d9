import { type Kysely, sql } from 'kysely';
import type { ColumnKinds } from '../column-kinds.ts';

/** Every table of `schema.ts`, with the indexes that search and the Sessions page read. */
export async function firstTables(db: Kysely<unknown>, { text, integer, bytes }: ColumnKinds): Promise<void> {
  const { schema } = db;

  await schema
    .createTable('stages')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('arn', text, (column) => column.notNull())
    .addColumn('name', text)
    .addColumn('name_folded', text)
    .addColumn('active_session_id', text)
    .addColumn('tags', text, (column) => column.notNull())
    .addColumn('first_seen', integer, (column) => column.notNull())
    .addColumn('last_seen', integer, (column) => column.notNull())
    .addColumn('gone_at', integer)
    .addPrimaryKeyConstraint('stages_key', ['connection', 'stage_id'])
    .execute();
  await schema.createIndex('stages_by_name').on('stages').columns(['connection', 'name_folded']).execute();

  await schema
    .createTable('stage_tags')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('tag_key', text, (column) => column.notNull())
    .addColumn('tag_value', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('stage_tags_key', ['connection', 'stage_id', 'tag_key'])
    .execute();
  await schema
    .createIndex('stage_tags_by_value')
    .on('stage_tags')
    .columns(['connection', 'tag_key', 'tag_value'])
    .execute();

  await schema
    .createTable('sessions')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('session_id', text, (column) => column.notNull())
    .addColumn('started_at', integer)
    .addColumn('ended_at', integer)
    .addColumn('first_seen', integer, (column) => column.notNull())
    .addColumn('last_seen', integer, (column) => column.notNull())
    .addColumn('participants', integer)
    .addColumn('publishers', integer)
    .addColumn('errors', integer)
    .addColumn('participants_at', integer)
    .addColumn('events_at', integer)
    .addPrimaryKeyConstraint('sessions_key', ['connection', 'session_id'])
    .execute();
  await schema
    .createIndex('sessions_by_start')
    .on('sessions')
    .columns(['connection'])
    // The two databases disagree on where null stands in an order: what has no start is told to stand at the end.
    .expression(sql`coalesce(started_at, 0)`)
    // With what sessions are narrowed by, so that a walk along it reads nothing else.
    .columns(['session_id', 'stage_id', 'started_at', 'ended_at', 'errors'])
    .execute();
  await schema
    .createIndex('sessions_by_stage')
    .on('sessions')
    .columns(['connection', 'stage_id'])
    .expression(sql`coalesce(started_at, 0)`)
    .columns(['session_id'])
    .execute();
  await schema.createIndex('sessions_by_end').on('sessions').columns(['connection', 'ended_at']).execute();

  await schema
    .createTable('participants')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('session_id', text, (column) => column.notNull())
    .addColumn('participant_id', text, (column) => column.notNull())
    .addColumn('user_id', text)
    .addColumn('joined_at', integer)
    .addColumn('state', text)
    .addColumn('published', integer, (column) => column.notNull())
    .addColumn('recording_state', text)
    .addColumn('replication_type', text)
    .addColumn('details', text)
    .addColumn('details_at', integer)
    .addColumn('first_seen', integer, (column) => column.notNull())
    .addColumn('last_seen', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('participants_key', ['connection', 'session_id', 'participant_id'])
    .execute();
  await schema
    .createIndex('participants_by_id')
    .on('participants')
    .columns(['connection', 'participant_id'])
    .execute();
  await schema
    .createIndex('participants_by_user')
    .on('participants')
    .columns(['connection', 'user_id', 'joined_at', 'session_id', 'participant_id'])
    .execute();
  await schema
    .createIndex('participants_by_join')
    .on('participants')
    .columns(['connection'])
    .expression(sql`coalesce(joined_at, 0)`)
    // So that a walk along it reads nothing else.
    .columns(['session_id', 'participant_id', 'user_id', 'joined_at'])
    .execute();

  await schema
    .createTable('participant_errors')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('session_id', text, (column) => column.notNull())
    .addColumn('participant_id', text, (column) => column.notNull())
    .addColumn('error_code', text, (column) => column.notNull())
    .addColumn('first_at', integer, (column) => column.notNull())
    .addColumn('occurrences', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('participant_errors_key', [
      'connection',
      'session_id',
      'participant_id',
      'error_code',
    ])
    .execute();
  await schema
    .createIndex('participant_errors_by_code')
    .on('participant_errors')
    .columns(['connection', 'error_code', 'first_at', 'session_id', 'participant_id'])
    .execute();

  await schema
    .createTable('event_blocks')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('session_id', text, (column) => column.notNull())
    .addColumn('block', integer, (column) => column.notNull())
    .addColumn('participants', integer, (column) => column.notNull())
    .addColumn('events', integer, (column) => column.notNull())
    .addColumn('columns', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('event_blocks_key', ['connection', 'session_id', 'block'])
    .execute();

  await schema
    .createTable('compositions')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('composition_id', text, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('started_at', integer)
    .addColumn('ended_at', integer)
    .addColumn('details', text, (column) => column.notNull())
    .addColumn('failure_reason', text)
    .addColumn('first_seen', integer, (column) => column.notNull())
    .addColumn('last_seen', integer, (column) => column.notNull())
    .addColumn('gone_at', integer)
    .addPrimaryKeyConstraint('compositions_key', ['connection', 'composition_id'])
    .execute();
  await schema
    .createIndex('compositions_by_stage')
    .on('compositions')
    .columns(['connection', 'stage_id', 'started_at'])
    .execute();

  await schema
    .createTable('state_changes')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('resource_id', text, (column) => column.notNull())
    .addColumn('stage_id', text)
    .addColumn('session_id', text)
    .addColumn('from_state', text)
    .addColumn('to_state', text, (column) => column.notNull())
    .addColumn('changed_at', integer, (column) => column.notNull())
    .addColumn('seen_by', text, (column) => column.notNull())
    .addColumn('reason', text)
    .execute();
  await schema
    .createIndex('state_changes_by_resource')
    .on('state_changes')
    .columns(['connection', 'resource_id', 'changed_at'])
    .execute();

  await schema
    .createTable('bridge_events')
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('detail_type', text, (column) => column.notNull())
    .addColumn('event_name', text)
    .addColumn('happened_at', integer, (column) => column.notNull())
    .addColumn('received_at', integer, (column) => column.notNull())
    .addColumn('stage_id', text)
    .addColumn('session_id', text)
    .addColumn('participant_id', text)
    .addColumn('resource_id', text)
    .addColumn('event', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('bridge_events_key', ['connection', 'id'])
    .execute();
  for (const by of ['session', 'participant', 'resource'])
    await schema
      .createIndex(`bridge_events_by_${by}`)
      .on('bridge_events')
      .columns(['connection', `${by}_id`, 'happened_at'])
      .execute();

  await schema
    .createTable('jobs')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('task', text, (column) => column.notNull())
    .addColumn('progress', text, (column) => column.notNull())
    .addColumn('failure', text)
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('updated_at', integer, (column) => column.notNull())
    .execute();

  await schema
    .createTable('notices')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('text', text)
    .addColumn('about', text, (column) => column.notNull())
    .addColumn('first_at', integer, (column) => column.notNull())
    .addColumn('last_at', integer, (column) => column.notNull())
    .addColumn('times', integer, (column) => column.notNull())
    .addColumn('occurrences', text, (column) => column.notNull())
    .addColumn('acknowledged_at', integer)
    .execute();
  await schema.createIndex('notices_by_time').on('notices').columns(['connection', 'last_at']).execute();

  await schema
    .createTable('notice_deliveries')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('attempts', integer, (column) => column.notNull())
    .addColumn('next_at', integer)
    .addColumn('failure', text)
    .addColumn('created_at', integer, (column) => column.notNull())
    .execute();

  await schema
    .createTable('index_progress')
    .addColumn('connection', text, (column) => column.notNull())
    .addColumn('stage_id', text, (column) => column.notNull())
    .addColumn('listed_at', integer)
    .addColumn('active_session_id', text)
    .addPrimaryKeyConstraint('index_progress_key', ['connection', 'stage_id'])
    .execute();

  await schema
    .createTable('settings')
    .addColumn('name', text, (column) => column.primaryKey())
    .addColumn('value', text, (column) => column.notNull())
    .execute();
}
