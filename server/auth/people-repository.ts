import type { Role } from '#shared/contract/roles.ts';
import type { PeopleTable } from '#server/store/account-tables.ts';
import type { Database, Row } from '#server/store/schema.ts';
import type { OidcSettings } from './oidc/oidc-settings.ts';
import { isOfIssuer } from './oidc/proven-person.ts';
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
  /** Undefined: all of them, as for every administrator. */
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

/** The organisation's provider, as far as it decides who can be an administrator. */
type ProviderOfRoles = Pick<OidcSettings, 'issuer' | 'roles'>;

/** People who may sign in, of all connections. */
export class PeopleRepository {
  private readonly db: Database;
  private readonly provider: ProviderOfRoles | undefined;

  /** @param provider by which people can sign in now, where there is one */
  constructor(db: Database, provider?: ProviderOfRoles) {
    this.db = db;
    this.provider = provider;
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
   * group must not keep what it gave. A limit to some connections was set here, and stays for when they are none any more.
   */
  async follow(id: string, { role, fullName }: Pick<KeptPerson, 'role' | 'fullName'>): Promise<void> {
    await this.db.updateTable('people').set({ role, full_name: fullName }).where('id', '=', id).execute();
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

  /** Whether there is an administrator who can sign in as the console is configured now. */
  async hasAdministrator(): Promise<boolean> {
    return (await this.usableAdministrators()).length > 0;
  }

  /** Whether nobody else could administer. Who cannot do so by themselves leaves nothing that would be missed. */
  private async isLastAdministrator({ id }: KeptPerson): Promise<boolean> {
    const usable = await this.usableAdministrators();
    return usable.length === 1 && usable[0]?.id === id;
  }

  /** Neither who was invited and never came, nor whom a provider let in that is not, or gives nobody that role any more. */
  private async usableAdministrators(): Promise<KeptPerson[]> {
    const rows = await this.db
      .selectFrom('people')
      .selectAll()
      .where('role', '=', 'administrator')
      .where('disabled_at', 'is', null)
      .execute();
    const { provider } = this;
    const issuer = provider?.roles.some(({ role }) => role === 'administrator') && provider.issuer;
    return rows
      .map(personOf)
      .filter(
        ({ passwordHash, oidcSubject }) =>
          passwordHash !== undefined ||
          (oidcSubject !== undefined && typeof issuer === 'string' && isOfIssuer(oidcSubject, issuer)),
      );
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
      return work(new PeopleRepository(transaction, this.provider));
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

/**
 * The connections that somebody may see and change; undefined: all of them. An administrator has all: who gives rights must
 * not have fewer than they give.
 * @param limit as the store has it
 */
export function connectionsOf(role: Role, limit: string | null): string[] | undefined {
  return role === 'administrator' || limit === null ? undefined : (JSON.parse(limit) as string[]);
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
    connections: connectionsOf(row.role as Role, row.connections),
    disabledAt: row.disabled_at ?? undefined,
    createdAt: row.created_at,
    createdBy: row.created_by,
    lastSeenAt: row.last_seen_at ?? undefined,
  };
}
