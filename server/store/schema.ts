import type { Insertable, Kysely, Selectable } from 'kysely';
import type { AccountSessionsTable, DisplaysTable, InvitationsTable, PeopleTable } from './account-tables.ts';

/**
 * The console's own database: what it has seen of the accounts, kept because the service forgets, and what it is doing.
 *
 * `connection` is the connection's id. Instants are milliseconds since the epoch; flags are 0 or 1; what is only shown
 * and never searched is JSON text. SQLite and PostgreSQL hold the same tables.
 */
export interface Schema {
  stages: StagesTable;
  stage_tags: StageTagsTable;
  sessions: SessionsTable;
  participants: ParticipantsTable;
  participant_errors: ParticipantErrorsTable;
  event_blocks: EventBlocksTable;
  compositions: CompositionsTable;
  state_changes: StateChangesTable;
  bridge_events: BridgeEventsTable;
  jobs: JobsTable;
  job_log: JobLogTable;
  job_items: JobItemsTable;
  notices: NoticesTable;
  index_progress: IndexProgressTable;
  notice_deliveries: NoticeDeliveriesTable;
  settings: SettingsTable;
  layout_presets: LayoutPresetsTable;
  layout_versions: LayoutVersionsTable;
  layout_scenarios: LayoutScenariosTable;
  stage_views: StageViewsTable;
  own_disconnects: OwnDisconnectsTable;
  own_changes: OwnChangesTable;
  findings: FindingsTable;
  notes: NotesTable;
  people: PeopleTable;
  displays: DisplaysTable;
  account_sessions: AccountSessionsTable;
  invitations: InvitationsTable;
}

export type Database = Kysely<Schema>;

/** A stage as last seen; also one that is deleted, so that its name is not lost with it. */
export interface StagesTable {
  connection: string;
  stage_id: string;
  arn: string;
  name: string | null;
  /** In lower case, for search. */
  name_folded: string | null;
  active_session_id: string | null;
  tags: string;
  first_seen: number;
  last_seen: number;
  /** When it was found missing from a whole list, or deleted through the console. */
  gone_at: number | null;
}

export interface StageTagsTable {
  connection: string;
  stage_id: string;
  tag_key: string;
  tag_value: string;
}

export interface SessionsTable {
  connection: string;
  stage_id: string;
  session_id: string;
  started_at: number | null;
  /** Null while it is live. */
  ended_at: number | null;
  first_seen: number;
  last_seen: number;
  /** Counts are null as long as they have not been seen whole. */
  participants: number | null;
  publishers: number | null;
  errors: number | null;
  /** When every participant, and every event of every participant, was known. */
  participants_at: number | null;
  events_at: number | null;
}

export interface ParticipantsTable {
  connection: string;
  stage_id: string;
  session_id: string;
  participant_id: string;
  user_id: string | null;
  joined_at: number | null;
  state: string | null;
  /** Whether it ever published. */
  published: number;
  recording_state: string | null;
  replication_type: string | null;
  /** What GetParticipant told beyond the list: JSON; null until it was asked. */
  details: string | null;
  details_at: number | null;
  first_seen: number;
  last_seen: number;
}

/** One row for each kind of error of a participant, at its first occurrence. */
export interface ParticipantErrorsTable {
  connection: string;
  stage_id: string;
  session_id: string;
  participant_id: string;
  error_code: string;
  first_at: number;
  occurrences: number;
}

/** Events as compressed columns (`shared/participants/event-columns.ts`), a number of participants to a block. */
export interface EventBlocksTable {
  connection: string;
  stage_id: string;
  session_id: string;
  /** From 0, in the order in which the blocks were loaded. */
  block: number;
  participants: number;
  events: number;
  columns: Buffer;
}

export interface CompositionsTable {
  connection: string;
  composition_id: string;
  stage_id: string;
  state: string;
  started_at: number | null;
  ended_at: number | null;
  /** The whole answer as last seen, JSON: destinations, layout, tags. */
  details: string;
  /** Only EventBridge tells it. */
  failure_reason: string | null;
  first_seen: number;
  last_seen: number;
  /** When AWS no longer knew it: some minutes after it had ended. */
  gone_at: number | null;
}

/** A change of state of anything, as it was seen: by asking, or told by EventBridge. */
export interface StateChangesTable {
  /** The same for the same change, whoever tells it. */
  id: string;
  connection: string;
  /** stage, session, participant, recording, composition, destination */
  kind: string;
  resource_id: string;
  stage_id: string | null;
  session_id: string | null;
  from_state: string | null;
  to_state: string;
  changed_at: number;
  seen_by: string;
  reason: string | null;
}

/** Events of EventBridge, once by connection and their own id: the same one may come twice. */
export interface BridgeEventsTable {
  id: string;
  connection: string;
  detail_type: string;
  event_name: string | null;
  happened_at: number;
  received_at: number;
  stage_id: string | null;
  session_id: string | null;
  participant_id: string | null;
  resource_id: string | null;
  event: string;
}

export interface JobsTable {
  id: string;
  connection: string;
  kind: string;
  /** queued, running, paused, done, failed, cancelled */
  state: string;
  /** What is to be done, and how far it is: JSON, by kind. */
  task: string;
  progress: string;
  failure: string | null;
  created_at: number;
  updated_at: number;
}

/** What a job has written down, in order: never changed, and forgotten with the job. */
export interface JobLogTable {
  connection: string;
  job_id: string;
  /** From 0. */
  number: number;
  at: number;
  step: string;
  /** sending, answered, seen, decided */
  phase: string;
  words: string;
}

/** One thing of a job over many, and what became of it; forgotten with the job. */
export interface JobItemsTable {
  connection: string;
  job_id: string;
  /** From 0, in the order in which they were given. */
  number: number;
  /** The short id of what it is about; empty for something that does not exist yet. */
  target: string;
  /** What it is called, for people. */
  name: string;
  /** What is asked of this one alone: JSON. */
  details: string | null;
  /** waiting, sending, unsure, done, failed */
  state: string;
  /** Requests that were sent for it. */
  attempts: number;
  /** What became of it, in a sentence. */
  words: string;
  /** The short id of what was made of it. */
  result: string | null;
}

export interface NoticesTable {
  /** The same for the same problem. */
  id: string;
  connection: string;
  kind: string;
  title: string;
  /** A sentence, such as the reason that AWS gave. */
  text: string | null;
  /** What it is about: JSON with ids. */
  about: string;
  first_at: number;
  last_at: number;
  times: number;
  /** What of it has been counted, so that nothing is counted twice: JSON, the newest. */
  occurrences: string;
  acknowledged_at: number | null;
}

/** How far the background indexer has come with a stage. */
export interface IndexProgressTable {
  connection: string;
  stage_id: string;
  /** When all its sessions had been listed. */
  listed_at: number | null;
  /** The session that was going on then: with another one, there is something new to list. */
  active_session_id: string | null;
}

/** Notices that are still to be posted to the outgoing webhook, or could not be. */
export interface NoticeDeliveriesTable {
  /** The same for the same state of a notice. */
  id: string;
  connection: string;
  /** What is posted: JSON. */
  body: string;
  attempts: number;
  /** By this machine's clock; null once it is given up. */
  next_at: number | null;
  failure: string | null;
  created_at: number;
}

/** What the console's people have set: the indexer's switch, muted kinds of notice. JSON by name. */
export interface SettingsTable {
  name: string;
  value: string;
}

/** A layout that somebody keeps by name; what it is stands in its versions. */
export interface LayoutPresetsTable {
  connection: string;
  preset_id: string;
  name: string;
  note: string;
  owner: string;
  created_at: number;
  /** When a composition was last started with it. */
  used_at: number | null;
}

/** A layout as it was kept at one time; never changed, so that two of them can be compared later. */
export interface LayoutVersionsTable {
  connection: string;
  preset_id: string;
  /** From 1; the highest is the one in use. */
  version: number;
  note: string;
  /** Layout and size of the picture: JSON. */
  content: string;
  made_by: string;
  made_at: number;
}

/** People that somebody keeps by a name, to look at layouts with. */
export interface LayoutScenariosTable {
  connection: string;
  scenario_id: string;
  name: string;
  owner: string;
  /** How many people it has, so that a list need not read them. */
  people: number;
  /** From 1, one more with every change of its people. */
  revision: number;
  /** The people, and how many of them are on the stage: JSON. */
  content: string;
  created_at: number;
  changed_at: number;
}

/** A way of looking at the list of stages that somebody keeps by a name. */
export interface StageViewsTable {
  connection: string;
  view_id: string;
  name: string;
  /** The query of the list's address. */
  search: string;
  owner: string;
  kept_at: number;
}

/** Somebody whom the console itself took out of a stage. */
export interface OwnDisconnectsTable {
  /** The same for the same disconnection. */
  id: string;
  connection: string;
  stage_id: string;
  participant_id: string;
  disconnected_at: number;
  reason: string | null;
}

/** Something that the console itself has ended or taken away. */
export interface OwnChangesTable {
  /** The same for the same change. */
  id: string;
  connection: string;
  /** The operation of AWS. */
  operation: string;
  /** What was ended: the short id of a resource, or of a participant. */
  resource_id: string;
  /** Of what is on a stage. */
  stage_id: string | null;
  changed_at: number;
  reason: string | null;
}

/** An answer of the investigator as it was given; never changed. */
export interface FindingsTable {
  connection: string;
  finding_id: string;
  /** Of the form of its content. */
  version: number;
  stage_id: string;
  /** Null where none was under way. */
  session_id: string | null;
  x_name: string;
  y_name: string;
  /** The instant that was asked about. */
  asked_at: number;
  /** The answer in a sentence. */
  words: string;
  /** The whole answer with what it rests on: JSON. */
  content: string;
  author: string;
  kept_at: number;
}

/** What somebody wrote down of a session, or of a participant of it. */
export interface NotesTable {
  connection: string;
  note_id: string;
  stage_id: string;
  session_id: string;
  /** Null: of the session as a whole. */
  participant_id: string | null;
  content: string;
  /** From 1; one more with each change. */
  version: number;
  author: string;
  created_at: number;
  edited_at: number | null;
}

export type Row<Table> = Selectable<Table>;
export type NewRow<Table> = Insertable<Table>;
