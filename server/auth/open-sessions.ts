import { LRUCache } from 'lru-cache';
import type { SignedInPerson } from '#shared/auth/person.ts';
import type { Principal } from '#server/http/principal.ts';
import type { Sessions } from '#server/http/sessions.ts';
import type { Database } from '#server/store/schema.ts';
import { hashOf, newSecret } from './secrets.ts';
import { type KeptSession, SessionRepository, type SessionOwner, type Whose } from './session-repository.ts';

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
  ended: Set<() => void>;
}

/** All sessions of this console: begun, found by their secret, watched, and ended. */
export class OpenSessions implements Sessions {
  private readonly db: Database;
  private readonly kept: SessionRepository;
  private readonly rules: SessionRules;
  private readonly now: () => number;
  private readonly held = new LRUCache<string, Held>({ max: MOST_HELD });
  private readonly watched = new Map<string, Watched>();
  private timer: NodeJS.Timeout | undefined;

  constructor(db: Database, rules: SessionRules) {
    this.db = db;
    this.kept = new SessionRepository(db);
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

  watch(principal: Principal, ended: () => void): () => void {
    const id = principal.sessionId;
    const watched = this.watched.get(id) ?? { principal, ended: new Set() };
    watched.ended.add(ended);
    this.watched.set(id, watched);
    this.timer ??= setInterval(() => void this.lookAtWatched().catch(() => undefined), FRESH_MS).unref();
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

  /** Ends one and what it keeps open, by its id. @returns whether there was one */
  async end(id: string): Promise<boolean> {
    const ended = await this.kept.end(id);
    this.tell([id]);
    return ended;
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
  }

  /** Reads sessions anew, and holds what is good of them. */
  private async look(by: 'hash' | 'id', values: readonly string[]): Promise<OpenSession[]> {
    const good: OpenSession[] = [];
    for (const { session, whose } of await this.kept.find(by, values)) {
      const at = this.now();
      this.held.delete(session.hash);
      if (whose === undefined || !this.isGood(session)) continue;
      const open = openOf(session, whose);
      good.push(open);
      this.held.set(session.hash, { at, open });
      if (at - session.seenAt >= SEEN_EVERY) await this.noteUse(session, at);
    }
    return good;
  }

  private isGood({ expiresAt, seenAt, of }: KeptSession): boolean {
    const at = this.now();
    if ('demoRole' in of && !this.rules.oneClick) return false;
    const idle = 'displayId' in of ? Number.POSITIVE_INFINITY : this.rules.idleMinutes * 60_000;
    return at < expiresAt && at - seenAt < idle + SEEN_EVERY;
  }

  private async noteUse({ id, of }: KeptSession, at: number): Promise<void> {
    await this.kept.seen(id, at);
    if ('personId' in of)
      await this.db.updateTable('people').set({ last_seen_at: at }).where('id', '=', of.personId).execute();
  }

  /** Another process may have ended a session, or its time is over: an open stream asks nothing by itself. */
  private async lookAtWatched(): Promise<void> {
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

  private tell(ids: readonly string[]): void {
    const gone = new Set(ids);
    for (const [hash, { open }] of this.held) if (gone.has(open.principal.sessionId)) this.held.delete(hash);
    for (const id of gone) {
      const watched = this.watched.get(id);
      this.watched.delete(id);
      for (const ended of watched?.ended ?? []) ended();
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
    principal: { kind, id, name, role, connections, sessionId: session.id },
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
