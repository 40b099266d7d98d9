import type { auth } from '#shared/auth/contract.ts';
import { ROLES } from '#shared/contract/roles.ts';
import type { AuditObjects } from '#server/audit/objects-in.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import type { KeptPerson } from '#server/auth/people-repository.ts';
import { isLittleMoreThanName, LETTERS_BESIDE } from '#server/auth/names-in-passwords.ts';
import { hashPassword, isPassword } from '#server/auth/passwords.ts';
import type { SessionOwner } from '#server/auth/session-repository.ts';
import { policyOf } from '#server/aws/role-policy.ts';
import { ApiError, badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers, RequestContext } from '#server/http/handlers.ts';
import type { Principal } from '#server/http/principal.ts';
import {
  linkIsVoid,
  localAnswer,
  notAccepted,
  notDeleted,
  notHere,
  signedInAs,
  signIn,
  type SignInSettings,
} from './sign-in.ts';
import { type SignInAudit, signInLog } from './sign-in-log.ts';

/** Sign-in and sign-out, links that are good for once, and everybody's own account. */
export function authHandlers(
  accounts: Accounts,
  audit: SignInAudit,
  given: SignInSettings,
): ContractHandlers<typeof auth> {
  const { open, people, invitations, displays, attempts, provider, setUp, now } = accounts;
  const { signIn: asksWho, oneClick, idleMinutes } = accounts.options;
  const log = signInLog(audit);
  const settings = { ...given, idleMinutes, log };

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
      if (!(await isPassword(may ? person.passwordHash : undefined, password)) || !may) {
        await log.notAccepted(context, person);
        throw notAccepted();
      }
      return signIn(accounts, settings, { personId: person.id }, 'password', context);
    },

    async signInAs({ body: { role } }, context) {
      onlyWhereAsked();
      if (!oneClick) throw notHere();
      attempts.count(context.browser.address);
      return signIn(accounts, settings, { demoRole: role }, 'one-click', context);
    },

    async signOut(_input, context) {
      const { browser, principal } = context;
      const by = principal && (await open.open(browser.sessionSecret()))?.person.by;
      // Whatever becomes of the rest: who leaves has left.
      browser.forgetSession();
      await endSession('auth.signOut', context, principal?.sessionId);
      if (by !== 'oidc') return {};
      const back = browser.origin === undefined ? undefined : `${browser.origin}/sign-in`;
      const next = await provider?.signOutAddress(back);
      return next === undefined ? {} : { next };
    },

    async setUp({ body: { secret, name, password } }, context) {
      onlyWhereAsked();
      attempts.count(context.browser.address);
      if (!setUp.is(secret)) return isVoid('auth.setUp', context);
      requireOwnPassword(name, password);
      const passwordHash = await hashPassword(password);
      const role = 'administrator';
      const first = {
        name,
        fullName: '',
        role,
        connections: undefined,
        createdBy: 'setup',
        passwordHash,
      } as const;
      const person = await log.changed('auth.setUp', context, {}, async () => {
        const added = await people.addFirst(first, now());
        if (added !== undefined) return added;
        throw new ApiError(
          'conflict',
          'This console has been set up already. Sign in, or ask an administrator.',
        );
      });
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
      if (found === undefined || person === undefined || person.disabledAt !== undefined)
        return isVoid('auth.accept', context);
      requireOwnPassword(person.name, password);
      const passwordHash = await hashPassword(password);
      await log.changed('auth.accept', context, { personId: person.id }, async () => {
        if (!(await invitations.spend(found.hash, now()))) throw linkIsVoid();
        await people.change(person.id, { passwordHash });
        await open.endAll({ personId: person.id });
      });
      return signIn(accounts, settings, { personId: person.id }, 'password', context);
    },

    async openDisplay({ body: { secret } }, context) {
      onlyWhereAsked();
      attempts.count(context.browser.address);
      const found = await invitations.find(secret, now());
      if (found === undefined || !('displayId' in found)) return isVoid('auth.openDisplay', context);
      const { hash, displayId } = found;
      await log.changed('auth.openDisplay', context, { displayId }, async () => {
        if (!(await invitations.spend(hash, now()))) throw linkIsVoid();
        // With another link the screen of before is none any more.
        await open.endAll({ displayId });
      });
      return signIn(accounts, settings, { displayId }, 'display', context);
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

    async revoke({ accountSessionId: id }, context) {
      const owner = ownerOf(context.principal);
      const own = owner === undefined ? [] : await open.of(owner);
      if (!own.some((session) => session.id === id))
        throw new ApiError('not_found', 'You have no such session: it may have ended already.');
      await endSession('auth.revoke', context, id, { accountSessionId: id });
      return { id };
    },

    async changePassword({ body: { current, next } }, context) {
      onlyWhereAsked();
      const person = await withPassword(context.principal);
      attempts.count(context.browser.address, person.name);
      if (!(await isPassword(person.passwordHash, current))) {
        await log.refused('auth.changePassword', context, 'bad_request');
        throw badRequest([{ path: 'body.current', message: 'is not your password' }]);
      }
      requireOwnPassword(person.name, next, 'body.next');
      const passwordHash = await hashPassword(next);
      await log.changed('auth.changePassword', context, { personId: person.id }, async () => {
        await people.change(person.id, { passwordHash });
        await invitations.void({ personId: person.id });
        // The one that asks ends once there is another in its place: its page must not find itself signed out.
        await open.endAll({ personId: person.id }, context.principal?.sessionId);
      });
      return signIn(accounts, settings, { personId: person.id }, 'password', context);
    },

    policy: ({ role }) => ({ role, policy: policyOf(role) }),
  };

  async function endSession(
    endpoint: string,
    context: RequestContext,
    id: string | undefined,
    objects: AuditObjects = {},
  ): Promise<void> {
    try {
      if (id !== undefined) await open.end(id);
    } catch (error) {
      await log.ended(endpoint, context, objects, 'internal');
      throw notDeleted(error);
    }
    await log.ended(endpoint, context, objects, 'ok');
  }

  /** The secret of a link was none that is good (any more). */
  async function isVoid(endpoint: string, context: RequestContext): Promise<never> {
    await log.refused(endpoint, context, 'not_found');
    throw linkIsVoid();
  }

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
  if (isLittleMoreThanName(name, password))
    throw badRequest([
      { path, message: `must not be the name, or the name and fewer than ${LETTERS_BESIDE} other letters` },
    ]);
}
