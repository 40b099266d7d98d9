import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { SignedInPerson } from '#shared/auth/person.ts';
import type { Principal } from '#server/http/principal.ts';
import type { SessionEnd, Sessions } from '#server/http/sessions.ts';
import type { Database } from '#server/store/schema.ts';
import { hashOf, newSecret } from './secrets.ts';
import { type KeptSession, SessionRepository, type SessionOwner, type Whose } from './session-repository.ts';
import { SessionWrites } from './session-writes.ts';

export interface SessionRules {
  /** Minutes after which a session ends by itself where nothing is asked and no live stream is open. */
  idleMinutes: number;
  /** Whether sessions without an account are good here. */
  oneClick: boolean;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

/** A session as it can be used: who has it, and until when. */
export interface OpenSession {
  principal: Principal;
  person: SignedInPerson;
  expiresAt: number;
}

const HOUR = 60 * 60 * 1000;

/** Longest life of a session, in milliseconds, however much it is used. */
const LIFE = { person: 12 * HOUR, display: 365 * 24 * HOUR };

/** How old, in milliseconds, what is known of a session may be: another process may have ended it. */
const FRESH_MS = 1_000;

/** How often is written down that a session was used, in milliseconds. */
const SEEN_EVERY = 60_000;

const MOST_HELD = 10_000;

/** Hashes in one question: below what either database takes. */
const CHUNK = 500;

interface Held {
  at: number;
  open: OpenSession;
}

interface Watched {
  principal: Principal;
  ended: Set<(why: SessionEnd) => void>;
}

/** All sessions of this console: begun, found by their secret, watched, and ended. */
export class OpenSessions implements Sessions {
  private readonly kept: SessionRepository;
  private readonly writes: SessionWrites;
  private readonly logger: Logger;
  private readonly rules: SessionRules;
  private readonly now: () => number;
  private readonly held = new LRUCache<string, Held>({ max: MOST_HELD });
  private readonly watched = new Map<string, Watched>();
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;
  private isBlind = false;

  constructor(db: Database, rules: SessionRules, logger: Logger) {
    this.kept = new SessionRepository(db);
    this.writes = new SessionWrites(db, this.kept, logger);
    this.logger = logger;
    this.rules = rules;
    this.now = rules.now ?? Date.now;
  }

  /** @returns the secret for the browser, which nothing else keeps, and the session; undefined where the owner is not good (any more) */
  async begin(
    owner: SessionOwner,
    by: SignedInPerson['by'],
    from: { address: string; agent: string },
  ): Promise<{ secret: string; open: OpenSession } | undefined> {
    const secret = newSecret();
    const at = this.now();
    await this.kept.forget(at);
    await this.kept.add({
      hash: hashOf(secret),
      of: owner,
      by,
      createdAt: at,
      expiresAt: at + ('displayId' in owner ? LIFE.display : LIFE.person),
      address: from.address,
      agent: from.agent,
    });
    const open = await this.open(secret);
    return open && { secret, open };
  }

  async find(secret: string | undefined): Promise<Principal | undefined> {
    return (await this.open(secret))?.principal;
  }

  /** The session that a secret opens, if it is good. */
  async open(secret: string | undefined): Promise<OpenSession | undefined> {
    if (secret === undefined) return undefined;
    const hash = hashOf(secret);
    const held = this.held.get(hash);
    if (held !== undefined && Math.abs(this.now() - held.at) < FRESH_MS) return held.open;
    return (await this.look('hash', [hash]))[0];
  }

  watch(principal: Principal, ended: (why: SessionEnd) => void): () => void {
    const id = principal.sessionId;
    const watched = this.watched.get(id) ?? { principal, ended: new Set() };
    watched.ended.add(ended);
    this.watched.set(id, watched);
    this.timer ??= setInterval(() => void this.lookAtWatched(), FRESH_MS).unref();
    return () => {
      watched.ended.delete(ended);
      if (watched.ended.size === 0 && this.watched.get(id) === watched) this.watched.delete(id);
      this.rest();
    };
  }

  /** Of one owner, the newest first; those that have ended by themselves are left out. */
  async of(owner: SessionOwner): Promise<KeptSession[]> {
    return (await this.kept.of(owner)).filter((session) => this.isGood(session));
  }

  /** Of everybody, in no order. */
  async all(): Promise<KeptSession[]> {
    return (await this.kept.all()).filter((session) => this.isGood(session));
  }

  /**
   * Ends one and what it keeps open, by its id. Where the store cannot be written it is over in this process alone.
   * @param why what its streams are told
   * @returns whether there was one
   * @throws what the database throws: it has ended here
   */
  async end(id: string, why: SessionEnd = 'signed-out'): Promise<boolean> {
    try {
      return await this.writes.end(id);
    } finally {
      this.tell([id], why);
    }
  }

  /** Ends all of one owner, but one. @returns how many */
  async endAll(owner: SessionOwner, but?: string): Promise<number> {
    const ids = await this.kept.endAll(owner, but);
    this.tell(ids);
    return ids.length;
  }

  close(): void {
    clearInterval(this.timer);
    this.watched.clear();
    this.writes.close();
  }

  /** Reads sessions anew, and holds what is good of them. */
  private async look(by: 'hash' | 'id', values: readonly string[]): Promise<OpenSession[]> {
    const good: OpenSession[] = [];
    for (const { session, whose } of await this.kept.find(by, values)) {
      const at = this.now();
      this.held.delete(session.hash);
      if (whose === undefined || !this.isGood(session)) continue;
      if (at - this.writes.seenAt(session) >= SEEN_EVERY) {
        await this.writes.use(session, at);
        // It may have been ended meanwhile.
        if (this.writes.hasEnded(session.id)) continue;
      }
      const open = openOf(session, whose);
      good.push(open);
      this.held.set(session.hash, { at, open });
    }
    return good;
  }

  private isGood(session: KeptSession): boolean {
    const at = this.now();
    if (this.writes.hasEnded(session.id)) return false;
    if ('demoRole' in session.of && !this.rules.oneClick) return false;
    const idle = 'displayId' in session.of ? Number.POSITIVE_INFINITY : this.rules.idleMinutes * 60_000;
    return at < session.expiresAt && at - this.writes.seenAt(session) < idle + SEEN_EVERY;
  }

  /** An open stream asks nothing by itself. */
  private async lookAtWatched(): Promise<void> {
    // For this nobody needs to be asked.
    const at = this.now();
    this.tell(
      [...this.watched.values()]
        .filter(({ principal }) => principal.expiresAt <= at)
        .map(({ principal }) => principal.sessionId),
    );
    // One look at a time: a database that is slow is not asked once more each second.
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      await this.endWhatIsOver();
      if (this.isBlind) this.logger.warn('the sessions of live streams can be looked at again');
      this.isBlind = false;
    } catch (error) {
      if (!this.isBlind)
        this.logger.error({ err: error }, 'whether the sessions of live streams go on cannot be told');
      this.isBlind = true;
    } finally {
      this.isLooking = false;
    }
  }

  /** Another process may have ended a session, or changed what it may do. */
  private async endWhatIsOver(): Promise<void> {
    const watched = [...this.watched.values()];
    for (let from = 0; from < watched.length; from += CHUNK) {
      const chunk = watched.slice(from, from + CHUNK);
      const ids = chunk.map(({ principal }) => principal.sessionId);
      const good = new Map(
        (await this.look('id', ids)).map(({ principal }) => [principal.sessionId, principal]),
      );
      this.tell(
        chunk
          .filter(({ principal }) => !isSame(good.get(principal.sessionId), principal))
          .map(({ principal }) => principal.sessionId),
      );
    }
  }

  private tell(ids: readonly string[], why: SessionEnd = 'signed-out'): void {
    const gone = new Set(ids);
    for (const [hash, { open }] of this.held) if (gone.has(open.principal.sessionId)) this.held.delete(hash);
    for (const id of gone) {
      const watched = this.watched.get(id);
      this.watched.delete(id);
      for (const ended of watched?.ended ?? []) ended(why);
    }
    this.rest();
  }

  private rest(): void {
    if (this.watched.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

function openOf(session: KeptSession, whose: Whose): OpenSession {
  const kind = 'displayId' in session.of ? 'display' : 'person';
  const { id, name, fullName, role, connections } = whose;
  return {
    principal: {
      kind,
      id,
      name,
      role,
      connections,
      sessionId: session.id,
      expiresAt: session.expiresAt,
    },
    person: {
      id,
      name,
      fullName,
      role,
      ...(connections === undefined ? {} : { connections: [...connections] }),
      kind,
      by: session.by,
    },
    expiresAt: session.expiresAt,
  };
}

/** Whether somebody may do what they could when it was looked at before. */
function isSame(now: Principal | undefined, before: Principal): boolean {
  return now?.role === before.role && JSON.stringify(now.connections) === JSON.stringify(before.connections);
}
