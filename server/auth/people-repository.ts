import type { Role } from '#shared/contract/roles.ts';
import type { PeopleTable } from '#server/store/account-tables.ts';
import type { Database, Row } from '#server/store/schema.ts';
import { newId } from './secrets.ts';

/** Somebody who may sign in, as the store has them. Instants are milliseconds since the epoch. */
export interface KeptPerson {
  id: string;
  name: string;
  fullName: string;
  passwordHash: string | undefined;
  /** Issuer and subject of the provider that proves who they are. */
  oidcSubject: string | undefined;
  role: Role;
  /** Undefined: all of them. */
  connections: readonly string[] | undefined;
  disabledAt: number | undefined;
  createdAt: number;
  createdBy: string;
  lastSeenAt: number | undefined;
}

export type NewPerson = Pick<KeptPerson, 'name' | 'fullName' | 'role' | 'connections' | 'createdBy'> &
  Partial<Pick<KeptPerson, 'passwordHash' | 'oidcSubject'>>;

export type PersonChange = Partial<
  Pick<KeptPerson, 'name' | 'fullName' | 'role' | 'connections' | 'disabledAt' | 'passwordHash'>
>;

/** What a change did: nothing where there is no such person, or where nobody would be left to administer. */
export type Outcome = 'done' | 'unknown' | 'last administrator';

const TURN = { name: 'people.turn', value: 'true' };

/** People who may sign in, of all connections. */
export class PeopleRepository {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** By name. */
  async list(): Promise<KeptPerson[]> {
    const rows = await this.db.selectFrom('people').selectAll().orderBy('name_folded').execute();
    return rows.map(personOf);
  }

  async isEmpty(): Promise<boolean> {
    return (await this.db.selectFrom('people').select('id').limit(1).executeTakeFirst()) === undefined;
  }

  async get(id: string): Promise<KeptPerson | undefined> {
    return this.one('id', id);
  }

  /** Whatever its upper and lower case. */
  async named(name: string): Promise<KeptPerson | undefined> {
    return this.one('name_folded', folded(name));
  }

  async withSubject(subject: string): Promise<KeptPerson | undefined> {
    return this.one('oidc_subject', subject);
  }

  /**
   * @param at milliseconds since the epoch
   * @returns undefined where the name, or the provider's subject, is taken
   */
  async add(person: NewPerson, at: number): Promise<KeptPerson | undefined> {
    const row: Row<PeopleTable> = {
      id: newId('person'),
      name: person.name,
      name_folded: folded(person.name),
      full_name: person.fullName,
      password_hash: person.passwordHash ?? null,
      oidc_subject: person.oidcSubject ?? null,
      role: person.role,
      connections: listText(person.connections),
      disabled_at: null,
      created_at: at,
      created_by: person.createdBy,
      last_seen_at: null,
    };
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('people')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n ? personOf(row) : undefined;
  }

  /**
   * Adds somebody only while there is nobody: of two who set up at once, one is first.
   * @returns undefined where somebody is there
   */
  async addFirst(person: NewPerson, at: number): Promise<KeptPerson | undefined> {
    return this.alone(async (people) => ((await people.isEmpty()) ? people.add(person, at) : undefined));
  }

  /** Members that are left out stay; `connections: undefined` given by name means all of them. */
  async change(id: string, change: PersonChange): Promise<Outcome> {
    const ends = change.disabledAt !== undefined || (change.role ?? 'administrator') !== 'administrator';
    return this.alone(async (people) => {
      const person = await people.get(id);
      if (person === undefined) return 'unknown';
      if (ends && (await people.isLastAdministrator(person))) return 'last administrator';
      const set = {
        ...(change.name === undefined ? {} : { name: change.name, name_folded: folded(change.name) }),
        ...(change.fullName === undefined ? {} : { full_name: change.fullName }),
        ...(change.role === undefined ? {} : { role: change.role }),
        ...('connections' in change ? { connections: listText(change.connections) } : {}),
        ...('disabledAt' in change ? { disabled_at: change.disabledAt ?? null } : {}),
        ...(change.passwordHash === undefined ? {} : { password_hash: change.passwordHash }),
      };
      if (Object.keys(set).length > 0)
        await people.db.updateTable('people').set(set).where('id', '=', id).execute();
      return 'done';
    });
  }

  /**
   * Sets what the provider says of somebody. Its word counts for the last administrator too: who has been taken out of the
   * group must not keep what it gave. An administrator has all connections.
   */
  async follow(id: string, { role, fullName }: Pick<KeptPerson, 'role' | 'fullName'>): Promise<void> {
    await this.db
      .updateTable('people')
      .set({ role, full_name: fullName, ...(role === 'administrator' ? { connections: null } : {}) })
      .where('id', '=', id)
      .execute();
  }

  async remove(id: string): Promise<Outcome> {
    return this.alone(async (people) => {
      const person = await people.get(id);
      if (person === undefined) return 'unknown';
      if (await people.isLastAdministrator(person)) return 'last administrator';
      await people.db.deleteFrom('people').where('id', '=', id).execute();
      return 'done';
    });
  }

  async seen(id: string, at: number): Promise<void> {
    await this.db.updateTable('people').set({ last_seen_at: at }).where('id', '=', id).execute();
  }

  /** Whether nobody else could administer: who was invited and never came does not count. */
  private async isLastAdministrator(person: KeptPerson): Promise<boolean> {
    if (person.role !== 'administrator' || person.disabledAt !== undefined) return false;
    const other = await this.db
      .selectFrom('people')
      .select('id')
      .where('role', '=', 'administrator')
      .where('disabled_at', 'is', null)
      .where((is) => is.or([is('password_hash', 'is not', null), is('oidc_subject', 'is not', null)]))
      .where('id', '!=', person.id)
      .limit(1)
      .executeTakeFirst();
    return other === undefined;
  }

  /** What is read and what is written must not have another's change between them. */
  private async alone<T>(work: (people: PeopleRepository) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(async (transaction) => {
      // A row that everybody writes first makes them take turns, in both databases, before anything is read.
      await transaction
        .insertInto('settings')
        .values(TURN)
        .onConflict((conflict) => conflict.column('name').doUpdateSet(TURN))
        .execute();
      return work(new PeopleRepository(transaction));
    });
  }

  private async one(
    column: 'id' | 'name_folded' | 'oidc_subject',
    value: string,
  ): Promise<KeptPerson | undefined> {
    const row = await this.db.selectFrom('people').selectAll().where(column, '=', value).executeTakeFirst();
    return row && personOf(row);
  }
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

function listText(connections: readonly string[] | undefined): string | null {
  return connections === undefined ? null : JSON.stringify(connections);
}

function personOf(row: Row<PeopleTable>): KeptPerson {
  return {
    id: row.id,
    name: row.name,
    fullName: row.full_name,
    passwordHash: row.password_hash ?? undefined,
    oidcSubject: row.oidc_subject ?? undefined,
    role: row.role as Role,
    connections: row.connections === null ? undefined : (JSON.parse(row.connections) as string[]),
    disabledAt: row.disabled_at ?? undefined,
    createdAt: row.created_at,
    createdBy: row.created_by,
    lastSeenAt: row.last_seen_at ?? undefined,
  };
}
