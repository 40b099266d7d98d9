import type { Schema } from './schema.ts';

export interface TableTraits {
  /** Its rows are about one connection each, and mean nothing when that is another account. */
  ofConnection: boolean;
  /** The columns that hold bytes. */
  bytes?: readonly string[];
}

const row = { ofConnection: true };

/** Every table: one that is added to the schema does not compile until it is described here. */
export const TABLES = {
  stages: row,
  stage_tags: row,
  sessions: row,
  participants: row,
  participant_errors: row,
  event_blocks: { ...row, bytes: ['columns'] },
  compositions: row,
  state_changes: row,
  bridge_events: row,
  jobs: row,
  job_log: row,
  job_items: row,
  notices: row,
  index_progress: row,
  notice_deliveries: row,
  settings: { ofConnection: false },
  // What people made, and as good for another account.
  layout_presets: { ofConnection: false },
  layout_versions: { ofConnection: false },
  layout_scenarios: { ofConnection: false },
  stage_views: { ofConnection: false },
  own_disconnects: row,
  own_changes: row,
  // What people found out and wrote: it goes when they delete it, and with nothing else.
  findings: { ofConnection: false },
  notes: { ofConnection: false },
  // Who may do what, and who is signed in.
  people: { ofConnection: false },
  displays: { ofConnection: false },
  account_sessions: { ofConnection: false },
  invitations: { ofConnection: false },
} as const satisfies Record<keyof Schema, TableTraits>;

export type TableName = keyof Schema;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
