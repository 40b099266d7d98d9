import type { auth, SignedIn } from '#shared/auth/contract.ts';
import type { Result } from '#shared/contract/endpoint.ts';
import { type Accounts } from '#server/auth/accounts.ts';
import { LOCAL } from '#server/auth/no-sign-in.ts';
import type { OpenSession } from '#server/auth/open-sessions.ts';
import type { SessionOwner } from '#server/auth/session-repository.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { RequestContext } from '#server/http/handlers.ts';
import type { SignInLog } from './sign-in-log.ts';

export interface SignInSettings {
  readOnly: boolean;
  /** Sign-in by an organisation's provider, as its button is called. */
  oidc?: { label: string } | undefined;
}

type Answer = Result<typeof auth.signIn>;

/** What each way to sign in is called in the audit log: whatever led there. */
const ENDPOINTS = {
  password: 'auth.signIn',
  'one-click': 'auth.signInAs',
  display: 'auth.signIn',
} as const satisfies Partial<Record<SignedIn['person']['by'], string>>;

/**
 * Begins a session for whom has proved to be its owner, in place of the one that this browser had. It is good for nothing
 * before it is written down.
 * @throws {ApiError} `audit_unavailable`
 */
export async function signIn(
  { open, now }: Accounts,
  settings: SignInSettings & { idleMinutes: number; log: SignInLog },
  owner: SessionOwner,
  by: keyof typeof ENDPOINTS,
  { browser, principal, asker }: Pick<RequestContext, 'browser' | 'principal' | 'asker'>,
): Promise<Answer> {
  const begun = await open.begin(owner, by, browser);
  // Disabled, or removed, since they were found.
  if (begun === undefined) throw notAccepted();
  try {
    await settings.log.signedIn(ENDPOINTS[by], { asker }, begun.open.principal);
  } catch (error) {
    await open.end(begun.open.principal.sessionId);
    throw error;
  }
  // A page of the same person goes on by the new session: told that it is signed out, it would say so before the answer
  // is there.
  const isSamePerson = principal?.id === begun.open.principal.id;
  if (principal !== undefined) await open.end(principal.sessionId, isSamePerson ? 'replaced' : 'signed-out');
  browser.keepSession(begun.secret, begun.open.expiresAt - now());
  return signedInAs(begun.open, settings);
}

/** What somebody's browser may know of their session. */
export function signedInAs(
  { person, expiresAt }: Pick<OpenSession, 'person' | 'expiresAt'>,
  { readOnly, idleMinutes }: { readOnly: boolean; idleMinutes: number },
): Answer {
  return {
    state: 'signed-in',
    person,
    expiresAt: new Date(expiresAt),
    idleMinutes: person.kind === 'display' ? 0 : idleMinutes,
    readOnly,
  };
}

/** Of a console that asks nobody: there is no end to it. */
export function localAnswer(readOnly: boolean): Answer {
  return { ...signedInAs({ person: LOCAL, expiresAt: FAR }, { readOnly, idleMinutes: 0 }) };
}

const FAR = Date.UTC(9999, 0, 1);

/** The same for a name that is not known, a wrong password, and somebody who may not sign in any more. */
export function notAccepted(): ApiError {
  return new ApiError('unauthenticated', 'Name and password are not those of somebody who may sign in here.');
}

export function linkIsVoid(): ApiError {
  return new ApiError(
    'not_found',
    'This link is not good: it was used, its 24 hours are over, or there is a newer one. Ask for another.',
  );
}

/** A session is over in this process, and the store has it still. */
export function notDeleted(cause: unknown): ApiError {
  return new ApiError(
    'internal',
    'The session is over here. The console could not delete it for good, and goes on trying: until then another ' +
      'process of it, or a restart, may take it for open. Whoever runs the console finds the reason in its log.',
    { cause },
  );
}

/** As where there is no such endpoint. */
export function notHere(): ApiError {
  return new ApiError('not_found', 'The console has no such endpoint. /api/openapi.json lists them all.');
}
