import type { Request, RequestHandler, Response } from 'express';
import { nextPath } from '#shared/auth/next-path.ts';
import type { OidcProblem } from '#shared/auth/oidc-problems.ts';
import type { Audit } from '#server/audit/audit-log.ts';
import type { Asker } from '#server/audit/asker.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import { countAttempts } from '#server/auth/attempts.ts';
import { accountOf, type WriteDown } from '#server/auth/oidc/account-of.ts';
import { PENDING_MS, type PendingSignIn, PendingSignIns } from '#server/auth/oidc/pending-sign-ins.ts';
import { type Provider, ProviderUnreachable, SignInDenied } from '#server/auth/oidc/provider.ts';
import type { ProvenPerson } from '#server/auth/oidc/proven-person.ts';
import { roleOfGroups } from '#server/auth/oidc/role-of-groups.ts';
import { ApiError } from '#server/http/api-error.ts';
import { askerOf } from '#server/http/asker-of.ts';
import { browserOf } from '#server/http/browser.ts';
import { asApiError } from '#server/http/error-body.ts';
import { localsOf } from '#server/http/locals.ts';
import { OIDC_CALLBACK, type OidcRoutes } from '#server/http/oidc-routes.ts';
import type { OwnOrigins } from '#server/http/own-origins.ts';
import { keepPendingSecret, pendingSecretOf } from '#server/http/session-cookie.ts';
import { goOnPage } from './go-on-page.ts';

/** It came to nothing, and this is what the sign-in page says. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: OidcProblem;

  constructor(problem: OidcProblem, cause?: unknown) {
    super(problem, { cause });
    this.problem = problem;
  }
}

/** Sign-in at an organisation's provider: authorization code with PKCE (RFC 9700, OpenID Connect Core 3.1). */
export function oidcRoutes(
  accounts: Accounts,
  provider: Provider,
  audit: Pick<Audit, 'intent' | 'note'>,
): (origins: OwnOrigins) => OidcRoutes {
  const { open, people, attempts, now } = accounts;
  const underWay = new PendingSignIns(now);
  /**
   * Answers that fit nothing. A foreign page can have a browser bring them: they are counted apart, so that nobody is kept
   * from signing in by them, and so that no more of them are written down.
   */
  const strays = countAttempts(accounts.options.attemptsNow);

  async function noteRefused(
    asker: Asker,
    result: OidcProblem,
    who?: Pick<ProvenPerson, 'subject'>,
    personId?: string,
  ): Promise<void> {
    await audit.note({
      asker,
      endpoint: 'auth.oidc',
      result,
      objects: personId === undefined ? {} : { personId },
      request: who === undefined ? null : JSON.stringify({ subject: who.subject, personId }),
    });
  }

  /** What the provider's word makes of an account is a change like any other, and nobody is signed in yet to be its author. */
  const writeDownFor =
    (asker: Asker): WriteDown =>
    async (about, act) => {
      const conclude = await audit.intent({
        asker,
        endpoint: 'auth.oidcAccount',
        objects: about.personId === undefined ? {} : { personId: about.personId },
        request: JSON.stringify(about),
      });
      try {
        const person = await act();
        await conclude({ result: 'ok', objects: { personId: person.id } });
        return person;
      } catch (error) {
        await conclude({ result: asApiError(error).code });
        throw error;
      }
    };

  /** Asks the provider who it is, and finds their account. */
  async function prove(
    pending: PendingSignIn,
    query: string,
    asker: Asker,
  ): Promise<{ who: ProvenPerson; personId: string }> {
    try {
      const who = await provider.finish(pending, query);
      const role = roleOfGroups(provider.settings.roles, who.groups);
      if (role === undefined) {
        // Who was let in by a group that they are not in any more is let in nowhere.
        const known = await people.withSubject(who.subject);
        if (known !== undefined) await open.endAll({ personId: known.id });
        await noteRefused(asker, 'no_role', who, known?.id);
        throw new Refused('no_role');
      }
      const { person, isChanged } = await accountOf(people, who, role, now(), writeDownFor(asker));
      if (person.disabledAt !== undefined) {
        await noteRefused(asker, 'disabled', who, person.id);
        throw new Refused('disabled');
      }
      // What a session may do is settled when it begins: with another role, it begins anew.
      if (isChanged) await open.endAll({ personId: person.id });
      return { who, personId: person.id };
    } catch (error) {
      if (error instanceof Refused || error instanceof ApiError) throw error;
      const problem = problemOf(error);
      await noteRefused(asker, problem);
      throw new Refused(problem, error);
    }
  }

  async function finish(request: Request, response: Response): Promise<string> {
    const query = queryOf(request);
    const browser = browserOf(request, response);
    const asker = askerOf(request, localsOf(response), undefined);
    const pending = underWay.take(pendingSecretOf(request), query.get('state'));
    if (pending === undefined) {
      strays.count(browser.address);
      await noteRefused(asker, 'expired');
      throw new Refused('expired');
    }
    keepPendingSecret(response, '', 0);
    const { who, personId } = await prove(pending, query.toString(), asker);
    const begun = await open.begin({ personId }, 'oidc', browser);
    if (begun === undefined) {
      // Disabled, or removed, since they were found.
      await noteRefused(asker, 'disabled', who, personId);
      throw new Refused('disabled');
    }
    const { principal } = begun.open;
    try {
      await audit.note({ asker: { ...asker, person: principal }, endpoint: 'auth.oidc', result: 'ok' });
    } catch (error) {
      await open.end(principal.sessionId);
      throw error;
    }
    if (pending.replaces !== undefined) await open.end(pending.replaces);
    browser.keepSession(begun.secret, begun.open.expiresAt - now());
    return pending.next;
  }

  return (origins) => ({
    start: pageOnly(async (request, response) => {
      // The host is one of ours by now: the provider leads back to where the browser came from, and its cookie is.
      const origin = origins.of(request.get('host') ?? '') ?? '';
      const next = nextPath(queryOf(request).get('next'), origin) ?? '/';
      try {
        attempts.count(browserOf(request, response).address);
        const { url, ...begun } = await provider.begin(`${origin}${OIDC_CALLBACK}`);
        const replaces = localsOf(response).principal?.sessionId;
        keepPendingSecret(response, underWay.add({ ...begun, next, replaces }), PENDING_MS);
        response.redirect(303, url.href);
      } catch (error) {
        backToSignIn(response, error, next);
      }
    }),

    callback: pageOnly(async (request, response) => {
      try {
        // The session's cookie is SameSite=Strict, and a browser sends it with no request of a chain that another site
        // has begun, redirects included: led on by one, it would come to the console as nobody. A page of ours that leads
        // on by itself begins a chain of its own, and needs no script for that.
        response.type('html').send(goOnPage(await finish(request, response)));
      } catch (error) {
        backToSignIn(response, error);
      }
    }),
  });
}

/** A HEAD spends nothing and begins nothing. */
function pageOnly(handler: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return async (request, response, next) => {
    if (request.method === 'GET') await handler(request, response);
    else next();
  };
}

/** The page of sign-in says what it was, by a code of ours: nothing that came from elsewhere stands in an address. */
function backToSignIn(response: Response, error: unknown, next = '/'): void {
  const problem = problemOf(error);
  const { log } = localsOf(response);
  const cause = error instanceof Refused ? error.cause : error;
  if (cause !== undefined && !(cause instanceof SignInDenied))
    log.warn({ problem, because: namesOf(cause) }, 'sign-in at the provider');
  const search = new URLSearchParams({ problem, ...(next === '/' ? {} : { next }) }).toString();
  response.redirect(303, `/sign-in?${search}`);
}

function problemOf(error: unknown): OidcProblem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof ProviderUnreachable) return 'provider';
  if (error instanceof SignInDenied) return 'denied';
  if (error instanceof ApiError) return error.code === 'too_many_requests' ? 'too_many' : 'unavailable';
  return 'failed';
}

/** What went wrong, by names and codes alone: an error of the library's may hold tokens, or what the provider wrote. */
function namesOf(error: unknown): Record<string, unknown> | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, error: given } = error as { code?: unknown; error?: unknown };
  // `invalid_client` and the like (RFC 6749, 5.2).
  const says = typeof given === 'string' && /^[a-z_]{1,40}$/.test(given) ? given : undefined;
  return { type: error.name, code, says, because: namesOf(error.cause) };
}

function queryOf(request: Request): URLSearchParams {
  const at = request.originalUrl.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : request.originalUrl.slice(at));
}
