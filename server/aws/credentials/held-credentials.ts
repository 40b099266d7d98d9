import { CredentialTrouble } from './credential-trouble.ts';

/** Keys to sign with, and until when. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
  /** By the clock of this machine, milliseconds since the epoch; without it they last. */
  expiresAt?: number | undefined;
}

/** So long before their end they are renewed, or in the last third of their time where that is less. */
const EARLY_MS = 300_000;
/** A call that is sent now may arrive this much later. */
const LATE_MS = 10_000;
/** Between two attempts when the last one failed for a reason that stays: at most three a minute. */
const REFUSED_PAUSE_MS = 21_000;
/** The same when nobody could be reached. */
const UNREACHABLE_PAUSE_MS = 3_000;

interface Failure {
  error: CredentialTrouble;
  at: number;
}

/** One set of credentials for all who want to sign, renewed before it ends. */
export class HeldCredentials {
  readonly #obtain: () => Promise<Credentials>;
  readonly #now: () => number;
  #held: { credentials: Credentials; at: number } | undefined;
  #flight: Promise<Credentials> | undefined;
  #failure: Failure | undefined;
  #lastAttempt = Number.NEGATIVE_INFINITY;

  /**
   * @param obtain asks for new ones; may throw only {@link CredentialTrouble}, and ends in bounded time
   * @param now milliseconds since the epoch
   */
  constructor(obtain: () => Promise<Credentials>, now: () => number = Date.now) {
    this.#obtain = obtain;
    this.#now = now;
  }

  /**
   * Those that are held, or new ones. However many wait, they are asked for once; while they are still good, nobody waits.
   * After a failure the same failure is thrown for a while in place of asking again.
   * @throws {CredentialTrouble}
   */
  async get(): Promise<Credentials> {
    const now = this.#now();
    const held = this.#good(now);
    if (held !== undefined) {
      if (this.#isDue(now) && now - this.#lastAttempt >= REFUSED_PAUSE_MS)
        // Whoever asks is served with what there is; a failure shows when that has ended.
        this.#fly(now).catch(() => {});
      return held;
    }
    if (this.#flight !== undefined) return this.#flight;
    if (this.#failure !== undefined && now - this.#failure.at < pauseAfter(this.#failure))
      throw this.#failure.error;
    return this.#fly(now);
  }

  /**
   * AWS says that those which signed a call sent at `sentAt` have ended: newer ones are kept.
   * @returns whether any were forgotten
   */
  forget(sentAt: number): boolean {
    if (this.#held === undefined || this.#held.at > sentAt) return false;
    this.#held = undefined;
    return true;
  }

  /** Why there are none to be had. Undefined: there are, be it that they could not be renewed yet, or nobody has asked. */
  get trouble(): { error: CredentialTrouble; at: number } | undefined {
    return this.#good(this.#now()) === undefined ? this.#failure : undefined;
  }

  /** Those that are held, as long as a call can be signed with them. */
  #good(now: number): Credentials | undefined {
    const held = this.#held?.credentials;
    return held === undefined || (held.expiresAt ?? Number.POSITIVE_INFINITY) - LATE_MS <= now
      ? undefined
      : held;
  }

  async #fly(now: number): Promise<Credentials> {
    this.#flight ??= this.#renew(now).finally(() => (this.#flight = undefined));
    return this.#flight;
  }

  async #renew(now: number): Promise<Credentials> {
    this.#lastAttempt = now;
    try {
      const credentials = await this.#obtain();
      this.#held = { credentials, at: this.#now() };
      this.#failure = undefined;
      return credentials;
    } catch (error) {
      const trouble =
        error instanceof CredentialTrouble
          ? error
          : new CredentialTrouble('refused', String(error), { cause: error });
      this.#failure = { error: trouble, at: this.#now() };
      throw trouble;
    }
  }

  #isDue(now: number): boolean {
    if (this.#held === undefined || this.#held.credentials.expiresAt === undefined) return false;
    const { credentials, at } = this.#held;
    const { expiresAt = 0 } = credentials;
    return now >= expiresAt - Math.min(EARLY_MS, (expiresAt - at) / 3);
  }
}

function pauseAfter({ error }: Failure): number {
  return error.reason === 'unreachable' ? UNREACHABLE_PAUSE_MS : REFUSED_PAUSE_MS;
}
