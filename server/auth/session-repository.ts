import type { Role } from '#shared/contract/roles.ts';
import type { SignedInPerson } from '#shared/auth/person.ts';
import type { AccountSessionsTable } from '#server/store/account-tables.ts';
import type { Database, Row } from '#server/store/schema.ts';
import { connectionsOf } from './people-repository.ts';
import { newId } from './secrets.ts';

/** A browser that is signed in, as the store has it. Instants are milliseconds since the epoch. */
export interface KeptSession {
  hash: string;
  id: string;
  of: SessionOwner;
  by: SignedInPerson['by'];
  createdAt: number;
  seenAt: number;
  expiresAt: number;
  address: string;
  agent: string;
}

/** Whose session it is: a person's, a display's, or nobody's account but a role tried out. */
export type SessionOwner = { personId: string } | { displayId: string } | { demoRole: Role };

/** Who is behind a session, as they are now. */
export interface Whose {
  id: string;
  name: string;
  fullName: string;
  role: Role;
  /** Undefined: all of them. */
  connections: readonly string[] | undefined;
}

export interface FoundSession {
  session: KeptSession;
  /** Undefined: they are gone, or disabled. */
  whose: Whose | undefined;
}

export type NewSession = Omit<KeptSession, 'id' | 'seenAt'>;

/** Characters of what a browser calls itself that are kept. */
const LONGEST_AGENT = 200;

/** Sessions of all people and displays. */
export class SessionRepository {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  async add(session: NewSession): Promise<KeptSession> {
    const row: Row<AccountSessionsTable> = {
      hash: session.hash,
      id: newId('ses'),
      ...ownerColumns(session.of),
      signed_in_by: session.by,
      created_at: session.createdAt,
      seen_at: session.createdAt,
      expires_at: session.expiresAt,
      address: session.address,
      agent: session.agent.slice(0, LONGEST_AGENT),
    };
    await this.db.insertInto('account_sessions').values(row).execute();
    return sessionOf(row);
  }

  /** Those that are there, whatever their age, each with its owner: in one question, for it is asked often. */
  async find(by: 'hash' | 'id', values: readonly string[]): Promise<FoundSession[]> {
    const rows = await this.db
      .selectFrom('account_sessions')
      .leftJoin('people', 'people.id', 'account_sessions.person_id')
      .leftJoin('displays', 'displays.id', 'account_sessions.display_id')
      .selectAll('account_sessions')
      .select([
        'people.name as person_name',
        'people.full_name as full_name',
        'people.role as person_role',
        'people.connections as connections',
        'people.disabled_at as disabled_at',
        'displays.name as display_name',
        'displays.connection as connection',
      ])
      .where(`account_sessions.${by}`, 'in', values)
      .execute();
    return rows.map((row) => ({ session: sessionOf(row), whose: whoseOf(row) }));
  }

  /** Of one owner, the newest first. */
  async of(owner: SessionOwner): Promise<KeptSession[]> {
    const [column, value] = columnOf(owner);
    const rows = await this.db
      .selectFrom('account_sessions')
      .selectAll()
      .where(column, '=', value)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(sessionOf);
  }

  /** All of people and displays, in no order. */
  async all(): Promise<KeptSession[]> {
    return (await this.db.selectFrom('account_sessions').selectAll().execute()).map(sessionOf);
  }

  async seen(id: string, at: number): Promise<void> {
    await this.db.updateTable('account_sessions').set({ seen_at: at }).where('id', '=', id).execute();
  }

  /** @returns whether there was one */
  async end(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('account_sessions')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }

  /**
   * Ends all of one owner.
   * @param but the one that goes on
   * @returns the ids of those that have ended
   */
  async endAll(owner: SessionOwner, but?: string): Promise<string[]> {
    const [column, value] = columnOf(owner);
    let query = this.db.deleteFrom('account_sessions').where(column, '=', value);
    if (but !== undefined) query = query.where('id', '!=', but);
    return (await query.returning('id').execute()).map(({ id }) => id);
  }

  /** Forgets those that have ended by themselves before `at`. */
  async forget(at: number): Promise<void> {
    await this.db.deleteFrom('account_sessions').where('expires_at', '<=', at).execute();
  }
}

function ownerColumns(owner: SessionOwner) {
  return {
    person_id: 'personId' in owner ? owner.personId : null,
    display_id: 'displayId' in owner ? owner.displayId : null,
    demo_role: 'demoRole' in owner ? owner.demoRole : null,
  };
}

function columnOf(owner: SessionOwner): ['person_id' | 'display_id' | 'demo_role', string] {
  if ('personId' in owner) return ['person_id', owner.personId];
  return 'displayId' in owner ? ['display_id', owner.displayId] : ['demo_role', owner.demoRole];
}

function ownerOf(row: Row<AccountSessionsTable>): SessionOwner {
  if (row.person_id !== null) return { personId: row.person_id };
  if (row.display_id !== null) return { displayId: row.display_id };
  return { demoRole: (row.demo_role ?? 'viewer') as Role };
}

function sessionOf(row: Row<AccountSessionsTable>): KeptSession {
  return {
    hash: row.hash,
    id: row.id,
    of: ownerOf(row),
    by: row.signed_in_by as SignedInPerson['by'],
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    address: row.address,
    agent: row.agent,
  };
}

type JoinedRow = Row<AccountSessionsTable> & {
  person_name: string | null;
  full_name: string | null;
  person_role: string | null;
  connections: string | null;
  disabled_at: number | null;
  display_name: string | null;
  connection: string | null;
};

function whoseOf(row: JoinedRow): Whose | undefined {
  if (row.demo_role !== null) return demoOf(row.demo_role as Role);
  if (row.display_id !== null) {
    if (row.display_name === null || row.connection === null) return undefined;
    const { display_id: id, display_name: name, connection } = row;
    return { id, name, fullName: '', role: 'viewer', connections: [connection] };
  }
  if (row.person_id === null || row.person_name === null || row.disabled_at !== null) return undefined;
  return {
    id: row.person_id,
    name: row.person_name,
    fullName: row.full_name ?? '',
    role: row.person_role as Role,
    connections: connectionsOf(row.person_role as Role, row.connections),
  };
}

/** Whoever tries a role out. */
function demoOf(role: Role): Whose {
  return { id: `demo-${role}`, name: `${role} (one click)`, fullName: '', role, connections: undefined };
}
