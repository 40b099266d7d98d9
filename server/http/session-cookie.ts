import type { Request, Response } from 'express';

/**
 * The prefix makes browsers take the cookie only with `Secure`, for this very host and for all paths: no other host of
 * the domain, and no page without TLS, can set or overwrite it. Loopback addresses count as secure in Chromium and Firefox.
 */
const NAME = '__Host-callboard';

/** Holds together a sign-in that is under way at the organisation's provider. */
const PENDING = '__Host-callboard-oidc';

/** The provider's site sends the browser back: `Strict` would keep the cookie from that very request. */
const PENDING_ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** The secret of the session that a browser sends. Two different ones are none: which of them is meant cannot be told. */
export function sessionSecretOf(request: Request): string | undefined {
  return onlySecret(request, NAME);
}

/** Has the browser keep it for so long, in place of the one of before. */
export function keepSessionSecret(response: Response, secret: string, forMs: number): void {
  const seconds = Math.max(0, Math.floor(forMs / 1_000));
  response.append('Set-Cookie', `${NAME}=${secret}; Max-Age=${seconds}; ${ATTRIBUTES}`);
}

/** Has the browser forget it. */
export function forgetSessionSecret(response: Response): void {
  response.append('Set-Cookie', `${NAME}=; Max-Age=0; ${ATTRIBUTES}`);
}

/** The secret of the sign-in that a browser has under way. */
export function pendingSecretOf(request: Request): string | undefined {
  return onlySecret(request, PENDING);
}

/** Has the browser keep it for so long; 0: forget it. */
export function keepPendingSecret(response: Response, secret: string, forMs: number): void {
  response.append('Set-Cookie', `${PENDING}=${secret}; Max-Age=${forMs / 1_000}; ${PENDING_ATTRIBUTES}`);
}

/** As a browser sends it back: for programs of our own that sign in. */
export function sessionCookie(secret: string): string {
  return `${NAME}=${secret}`;
}

function cookiesNamed(request: Request, name: string): string[] {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}

function onlySecret(request: Request, name: string): string | undefined {
  const secrets = new Set(cookiesNamed(request, name));
  const [secret] = secrets;
  return secrets.size === 1 && secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined;
}
