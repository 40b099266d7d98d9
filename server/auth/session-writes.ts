import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Database } from '#server/store/schema.ts';
import type { KeptSession, SessionRepository } from './session-repository.ts';

const MOST_HELD = 10_000;
const TRY_AGAIN_MS = 5_000;

/**
 * What is written of sessions while people only read and leave: a store that cannot be written must keep nobody from
 * either. What is not written is known here meanwhile, for as long as this process runs.
 */
export class SessionWrites {
  private readonly db: Database;
  private readonly kept: SessionRepository;
  private readonly logger: Logger;
  /** Uses that are not written, by the session's id, in milliseconds since the epoch. */
  private readonly used = new LRUCache<string, number>({ max: MOST_HELD });
  /** Ids of sessions that are over, and could not be deleted. */
  private readonly ended = new Set<string>();
  private again: NodeJS.Timeout | undefined;
  private isFailing = false;
  private isClosed = false;

  constructor(db: Database, kept: SessionRepository, logger: Logger) {
    this.db = db;
    this.kept = kept;
    this.logger = logger;
  }

  /** When a session was last used, in milliseconds since the epoch. */
  seenAt({ id, seenAt }: Pick<KeptSession, 'id' | 'seenAt'>): number {
    return Math.max(seenAt, this.used.get(id) ?? 0);
  }

  hasEnded(id: string): boolean {
    return this.ended.has(id);
  }

  /** Notes that a session is used. It never fails. @param at milliseconds since the epoch */
  async use({ id, of }: KeptSession, at: number): Promise<void> {
    this.used.set(id, at);
    try {
      await this.kept.seen(id, at);
      if ('personId' in of)
        await this.db.updateTable('people').set({ last_seen_at: at }).where('id', '=', of.personId).execute();
      this.used.delete(id);
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.error({ err: error }, 'that sessions are used cannot be written down');
      this.isFailing = true;
    }
  }

  /**
   * Ends a session: in this process it is over whatever becomes of the store, where it is deleted as soon as it can be.
   * @returns whether there was one
   * @throws what the database throws
   */
  async end(id: string): Promise<boolean> {
    this.ended.add(id);
    try {
      return await this.delete(id);
    } catch (error) {
      this.tryAgain();
      throw error;
    }
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.again);
  }

  private async delete(id: string): Promise<boolean> {
    const wasThere = await this.kept.end(id);
    this.ended.delete(id);
    this.used.delete(id);
    return wasThere;
  }

  private tryAgain(): void {
    if (this.isClosed) return;
    this.again ??= setTimeout(() => void this.deleteEnded(), TRY_AGAIN_MS).unref();
  }

  private async deleteEnded(): Promise<void> {
    try {
      for (const id of this.ended) await this.delete(id);
    } catch {
      // Who ended it was told, and it is in the log.
    }
    this.again = undefined;
    if (this.ended.size > 0) this.tryAgain();
  }
}
