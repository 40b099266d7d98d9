import { LRUCache } from 'lru-cache';
import { hashOf, newSecret } from '../secrets.ts';

/** A sign-in that has been begun at the provider, and what its answer has to fit. It never leaves this process. */
export interface PendingSignIn {
  /** Where the provider sends the browser back to. */
  redirectUri: string;
  state: string;
  nonce: string;
  /** The secret of PKCE, of which the provider has been told the hash. */
  verifier: string;
  /** Where to go on afterwards: a path of this console. */
  next: string;
  /** The session that the browser had, which the new one replaces. */
  replaces: string | undefined;
}

/** How long somebody may take at their provider, in milliseconds. */
export const PENDING_MS = 10 * 60_000;

/** More than are under way at once, by far; the oldest makes room. */
const MOST = 10_000;

/** Sign-ins under way, each good once, for the one browser that has begun it. */
export class PendingSignIns {
  private readonly begun = new LRUCache<string, PendingSignIn & { at: number }>({ max: MOST });
  private readonly now: () => number;

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.now = now;
  }

  /** @returns the secret that its browser keeps meanwhile */
  add(pending: PendingSignIn): string {
    const secret = newSecret();
    this.begun.set(hashOf(secret), { ...pending, at: this.now() });
    return secret;
  }

  /**
   * Spends one. With another state it stays: a foreign page can have the browser ask, and must not end what somebody has
   * begun.
   * @returns undefined: there is none, it is too old, or it is not that one
   */
  take(secret: string | undefined, state: string | null): PendingSignIn | undefined {
    if (secret === undefined || state === null) return undefined;
    const key = hashOf(secret);
    const pending = this.begun.get(key);
    if (pending === undefined || hashOf(pending.state) !== hashOf(state)) return undefined;
    this.begun.delete(key);
    return this.now() - pending.at < PENDING_MS ? pending : undefined;
  }
}
