/** The tables of who may do what, and who is signed in. Instants are milliseconds since the epoch. */

/** Somebody who may sign in. */
export interface PeopleTable {
  id: string;
  name: string;
  /** In lower case and one form of Unicode: two of them cannot differ in these alone. */
  name_folded: string;
  full_name: string;
  /** Argon2id, in its own text form; null: none was chosen yet, or somebody else proves who they are. */
  password_hash: string | null;
  /** The provider's issuer and its name of the person, with a space between. */
  oidc_subject: string | null;
  role: string;
  /** Connections that may be seen and changed: JSON; null: all of them. */
  connections: string | null;
  disabled_at: number | null;
  created_at: number;
  created_by: string;
  /** To the minute. */
  last_seen_at: number | null;
}

/** A screen on a wall. */
export interface DisplaysTable {
  id: string;
  name: string;
  connection: string;
  created_at: number;
  created_by: string;
}

/** A browser that is signed in. Of person, display and demo role exactly one is there. */
export interface AccountSessionsTable {
  /** SHA-256 of what the cookie holds, in base64url: who reads the store can open no session. */
  hash: string;
  /** How it is called where it may be shown. */
  id: string;
  person_id: string | null;
  display_id: string | null;
  /** Signed in by one click as this role, without an account. */
  demo_role: string | null;
  /** password, oidc, one-click, display */
  signed_in_by: string;
  created_at: number;
  /** To the minute. */
  seen_at: number;
  expires_at: number;
  address: string;
  agent: string;
}

/** A link that is good for once. Of person and display one is there. */
export interface InvitationsTable {
  /** SHA-256 of its secret, in base64url. */
  hash: string;
  /** invite, reset, display */
  purpose: string;
  person_id: string | null;
  display_id: string | null;
  created_at: number;
  expires_at: number;
  spent_at: number | null;
}
