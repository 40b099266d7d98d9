import type { people as contract } from '#shared/people/contract.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import type { KeptPerson, Outcome } from '#server/auth/people-repository.ts';
import type { KeptSession } from '#server/auth/session-repository.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError, badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { displayHandlers } from './displays.ts';
import { linkTo } from './link.ts';

/** Who may sign in, as what. */
export function peopleHandlers(
  accounts: Accounts,
  connections: Connections,
): ContractHandlers<typeof contract> {
  const { people, invitations, open, now } = accounts;

  async function shown(id: string): Promise<ReturnType<typeof personShown>> {
    const person = await people.get(id);
    if (person === undefined) throw unknown();
    return personShown(person, await open.of({ personId: id }));
  }

  return {
    async list() {
      const [all, sessions] = [await people.list(), await open.all()];
      return {
        items: all.map((person) =>
          personShown(
            person,
            sessions.filter(({ of }) => 'personId' in of && of.personId === person.id),
          ),
        ),
      };
    },

    async invite({ body: { name, fullName, role, connections: allowed } }, { principal }) {
      requireKnown(connections, allowed);
      requireAllForAdministrators(role, allowed);
      const createdBy = principal?.name ?? '';
      const person = await people.add(
        { name, fullName: fullName?.trim() ?? '', role, connections: allowed, createdBy },
        now(),
      );
      if (person === undefined)
        throw new ApiError(
          'conflict',
          `There is somebody of the name ${name} already. Names are told apart without case.`,
        );
      const link = await invitations.add({ purpose: 'invite', personId: person.id }, now());
      return { person: personShown(person, []), link: linkTo('/invitation', link) };
    },

    async update({ personId: id, body: { fullName, role, connections: allowed, disabled } }) {
      const before = await people.get(id);
      if (before === undefined) throw unknown();
      const after = allowed === undefined ? before.connections : (allowed ?? undefined);
      if (allowed !== undefined) requireKnown(connections, after);
      requireAllForAdministrators(role ?? before.role, after);
      const outcome = await people.change(id, {
        ...(fullName === undefined ? {} : { fullName: fullName.trim() }),
        ...(role === undefined ? {} : { role }),
        ...(allowed === undefined ? {} : { connections: after }),
        ...(disabled === undefined
          ? {}
          : { disabledAt: disabled ? (before.disabledAt ?? now()) : undefined }),
      });
      requireDone(outcome);
      // What a session may do is settled when it begins: with another role, it begins anew.
      const isOther = (role ?? before.role) !== before.role || !sameConnections(after, before.connections);
      if (isOther || disabled === true) await open.endAll({ personId: id });
      if (disabled === true) await invitations.void({ personId: id });
      return shown(id);
    },

    async remove({ personId: id }) {
      requireDone(await people.remove(id));
      await invitations.void({ personId: id });
      await open.endAll({ personId: id });
      return { id };
    },

    async reset({ personId: id }) {
      const person = await people.get(id);
      if (person === undefined) throw unknown();
      if (person.oidcSubject !== undefined)
        throw new ApiError(
          'conflict',
          'They sign in by the organisation’s own provider, and have no password here.',
        );
      if (person.disabledAt !== undefined)
        throw new ApiError('conflict', 'They may not sign in. Enable them first.');
      const purpose = person.passwordHash === undefined ? 'invite' : 'reset';
      return { link: linkTo('/invitation', await invitations.add({ purpose, personId: id }, now())) };
    },

    async endSessions({ personId: id }) {
      if ((await people.get(id)) === undefined) throw unknown();
      return { ended: await open.endAll({ personId: id }) };
    },

    ...displayHandlers(accounts, connections),
  };
}

function personShown(person: KeptPerson, sessions: readonly KeptSession[]) {
  const { id, name, fullName, role, connections, createdBy, disabledAt, oidcSubject, lastSeenAt } = person;
  const cameEver = person.passwordHash !== undefined || oidcSubject !== undefined;
  return {
    id,
    name,
    fullName,
    role,
    ...(connections === undefined ? {} : { connections: [...connections] }),
    state: disabledAt !== undefined ? 'disabled' : cameEver ? 'active' : 'invited',
    by: oidcSubject === undefined ? 'password' : 'oidc',
    createdAt: new Date(person.createdAt),
    createdBy,
    ...(lastSeenAt === undefined ? {} : { lastSeenAt: new Date(lastSeenAt) }),
    sessions: sessions.length,
  } as const;
}

function sameConnections(
  some: readonly string[] | undefined,
  others: readonly string[] | undefined,
): boolean {
  if (some === undefined || others === undefined) return some === others;
  return some.toSorted().join(' ') === others.toSorted().join(' ');
}

function requireDone(outcome: Outcome): void {
  if (outcome === 'unknown') throw unknown();
  if (outcome === 'last administrator')
    throw new ApiError(
      'conflict',
      'They are the last administrator who can sign in. Make somebody else one first: a console must have one.',
    );
}

/** Who gives rights must not have fewer than they give. */
function requireAllForAdministrators(role: string, connections: readonly string[] | undefined): void {
  if (role === 'administrator' && connections !== undefined)
    throw badRequest([
      { path: 'body.connections', message: 'must be left out for an administrator, who has all connections' },
    ]);
}

function requireKnown(connections: Connections, allowed: readonly string[] | undefined): void {
  const known = new Set(connections.all.map(({ settings: { id } }) => id));
  const wrong = (allowed ?? []).filter((id) => !known.has(id));
  if (wrong.length > 0)
    throw badRequest([
      {
        path: 'body.connections',
        message: `must be connections of this console, which ${wrong.join(', ')} is not`,
      },
    ]);
}

function unknown(): ApiError {
  return new ApiError('not_found', 'There is nobody of this id: they may have been deleted.');
}
