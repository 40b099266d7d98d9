import type { auth } from '#shared/auth/contract.ts';
import { ROLES } from '#shared/contract/roles.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import type { KeptPerson } from '#server/auth/people-repository.ts';
import { hashPassword, isPassword } from '#server/auth/passwords.ts';
import type { SessionOwner } from '#server/auth/session-repository.ts';
import { policyOf } from '#server/aws/role-policy.ts';
import { ApiError, badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Principal } from '#server/http/principal.ts';
import {
  linkIsVoid,
  localAnswer,
  notAccepted,
  notHere,
  signedInAs,
  signIn,
  type SignInSettings,
} from './sign-in.ts';

/** Sign-in and sign-out, links that are good for once, and everybody's own account. */
export function authHandlers(accounts: Accounts, given: SignInSettings): ContractHandlers<typeof auth> {
  const { open, people, invitations, displays, attempts, provider, setUp, now } = accounts;
  const { signIn: asksWho, oneClick, idleMinutes } = accounts.options;
  const settings = { ...given, idleMinutes };

  /** Where nobody is asked who they are, there is nothing of all this. */
  const onlyWhereAsked = (): void => {
    if (!asksWho) throw notHere();
  };

  return {
    async session(_input, { browser, principal }) {
      if (!asksWho) return localAnswer(given.readOnly);
      const session = principal && (await open.open(browser.sessionSecret()));
      if (session) return signedInAs(session, settings);
      return {
        state: 'signed-out',
        setUpNeeded: await people.isEmpty(),
        ...(given.oidc === undefined ? {} : { oidc: given.oidc }),
        oneClick: oneClick ? [...ROLES] : [],
      };
    },

    async signIn({ body: { name, password } }, context) {
      onlyWhereAsked();
      attempts.count(context.browser.address, name);
      const person = await people.named(name);
      const may = person !== undefined && person.disabledAt === undefined;
      if (!(await isPassword(may ? person.passwordHash : undefined, password)) || !may) throw notAccepted();
      return signIn(accounts, settings, { personId: person.id }, 'password', context);
    },

    async signInAs({ body: { role } }, context) {
      onlyWhereAsked();
      if (!oneClick) throw notHere();
      attempts.count(context.browser.address);
      return signIn(accounts, settings, { demoRole: role }, 'one-click', context);
    },

    async signOut(_input, { browser, principal }) {
      const by = principal && (await open.open(browser.sessionSecret()))?.person.by;
      if (principal !== undefined) await open.end(principal.sessionId);
      browser.forgetSession();
      if (by !== 'oidc') return {};
      const back = browser.origin === undefined ? undefined : `${browser.origin}/sign-in`;
      const next = await provider?.signOutAddress(back);
      return next === undefined ? {} : { next };
    },

    async setUp({ body: { secret, name, password } }, context) {
      onlyWhereAsked();
      attempts.count(context.browser.address);
      if (!setUp.is(secret)) throw linkIsVoid();
      requireOwnPassword(name, password);
      const person = await people.addFirst(
        {
          name,
          fullName: '',
          role: 'administrator',
          connections: undefined,
          createdBy: 'setup',
          passwordHash: await hashPassword(password),
        },
        now(),
      );
      if (person === undefined)
        throw new ApiError(
          'conflict',
          'This console has been set up already. Sign in, or ask an administrator.',
        );
      return signIn(accounts, settings, { personId: person.id }, 'password', context);
    },

    async invitation({ body: { secret } }, { browser }) {
      onlyWhereAsked();
      attempts.count(browser.address);
      const found = await invitations.find(secret, now());
      if (found === undefined) throw linkIsVoid();
      const about =
        'personId' in found ? await people.get(found.personId) : await displays.get(found.displayId);
      if (about === undefined) throw linkIsVoid();
      return { purpose: found.purpose, name: about.name, expiresAt: new Date(found.expiresAt) };
    },

    async accept({ body: { secret, password } }, context) {
      onlyWhereAsked();
      attempts.count(context.browser.address);
      const found = await invitations.find(secret, now());
      const person = found && 'personId' in found ? await people.get(found.personId) : undefined;
      if (found === undefined || person === undefined || person.disabledAt !== undefined) throw linkIsVoid();
      requireOwnPassword(person.name, password);
      const passwordHash = await hashPassword(password);
      if (!(await invitations.spend(found.hash, now()))) throw linkIsVoid();
      await people.change(person.id, { passwordHash });
      await open.endAll({ personId: person.id });
      return signIn(accounts, settings, { personId: person.id }, 'password', context);
    },

    async openDisplay({ body: { secret } }, context) {
      onlyWhereAsked();
      attempts.count(context.browser.address);
      const found = await invitations.find(secret, now());
      if (found === undefined || !('displayId' in found)) throw linkIsVoid();
      if (!(await invitations.spend(found.hash, now()))) throw linkIsVoid();
      return signIn(accounts, settings, { displayId: found.displayId }, 'display', context);
    },

    async sessions(_input, { principal }) {
      const owner = ownerOf(principal);
      const all = owner === undefined ? [] : await open.of(owner);
      return {
        items: all.map(({ id, createdAt, seenAt, expiresAt, address, agent }) => ({
          id,
          current: id === principal?.sessionId,
          createdAt: new Date(createdAt),
          seenAt: new Date(seenAt),
          expiresAt: new Date(expiresAt),
          address,
          agent,
        })),
      };
    },

    async revoke({ accountSessionId: id }, { principal }) {
      const owner = ownerOf(principal);
      const own = owner === undefined ? [] : await open.of(owner);
      if (!own.some((session) => session.id === id))
        throw new ApiError('not_found', 'You have no such session: it may have ended already.');
      await open.end(id);
      return { id };
    },

    async changePassword({ body: { current, next } }, context) {
      onlyWhereAsked();
      const person = await withPassword(context.principal);
      attempts.count(context.browser.address, person.name);
      if (!(await isPassword(person.passwordHash, current)))
        throw badRequest([{ path: 'body.current', message: 'is not your password' }]);
      requireOwnPassword(person.name, next, 'body.next');
      await people.change(person.id, { passwordHash: await hashPassword(next) });
      await invitations.void({ personId: person.id });
      await open.endAll({ personId: person.id });
      return signIn(accounts, settings, { personId: person.id }, 'password', context);
    },

    policy: ({ role }) => ({ role, policy: policyOf(role) }),
  };

  async function withPassword(principal: Principal | undefined): Promise<KeptPerson> {
    const person = principal && (await people.get(principal.id));
    if (person?.passwordHash === undefined)
      throw new ApiError(
        'conflict',
        'You sign in without a password of this console: there is none to change.',
      );
    return person;
  }
}

/** Whose sessions are somebody's own. Those who try a role out see and end only the one they have: others do so too. */
function ownerOf(principal: Principal | undefined): SessionOwner | undefined {
  if (principal === undefined) return undefined;
  if (principal.kind === 'display') return { displayId: principal.id };
  return principal.id.startsWith('person-') ? { personId: principal.id } : undefined;
}

/** @throws {ApiError} `bad_request` for a password that anybody would try first */
function requireOwnPassword(name: string, password: string, path = 'body.password'): void {
  if (password.toLowerCase().includes(name.toLowerCase()) && password.length < name.length + 8)
    throw badRequest([{ path, message: 'must not be the name, or little more than that' }]);
}
