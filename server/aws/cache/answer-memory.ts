import { LRUCache } from 'lru-cache';
import type { Stale } from '#shared/contract/errors.ts';
import type { Answer } from '../call.ts';
import type { Operation } from '../operation-types.ts';
import type { Touched } from './invalidation.ts';

/** An answer of AWS that is held. */
export interface Held {
  /** Whose account in which Region; changes reach all connections to it. */
  realm: string;
  operation: Operation;
  input: object;
  answer: Answer<Operation>;
  /** When it came, in milliseconds of this process's monotonic clock. */
  since: number;
  /** Of a session that had ended: see `EndedSessions`. */
  settled: boolean;
  /** Set when renewing it has failed. */
  failure?: Stale | undefined;
}

/** What an entry takes beside the text of its answer, in bytes; roughly. */
const OVERHEAD_BYTES = 512;

/**
 * Holds answers of AWS, the least used of which go when they become too many. The key carries the connection, so that
 * nothing is answered to one whose permissions are another's. Bytes are those of the answers as they came.
 */
export class AnswerMemory {
  readonly #held: LRUCache<string, Held>;
  readonly #keys = new Map<string, Set<string>>();
  readonly #changes = new Map<string, number>();

  constructor(maxBytes: number) {
    this.#held = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ answer }, key) => answer.bytes + key.length + OVERHEAD_BYTES,
      dispose: ({ realm, operation }, key) => this.#keys.get(`${realm} ${operation}`)?.delete(key),
    });
  }

  get(key: string): Held | undefined {
    return this.#held.get(key);
  }

  keep(key: string, held: Held): void {
    this.#held.set(key, held);
    // What is larger than the whole memory is not taken.
    if (!this.#held.has(key)) return;
    const group = `${held.realm} ${held.operation}`;
    const keys = this.#keys.get(group);
    if (keys === undefined) this.#keys.set(group, new Set([key]));
    else keys.add(key);
  }

  forget(key: string): void {
    this.#held.delete(key);
  }

  /** The held answers to one operation, of all connections of a realm. */
  *of(realm: string, operation: Operation): Iterable<Held> {
    for (const key of this.#keys.get(`${realm} ${operation}`) ?? []) {
      const held = this.#held.peek(key);
      if (held !== undefined) yield held;
    }
  }

  /** Forgets what a change has touched, and from then on what was asked before it. */
  change(realm: string, touched: readonly Touched[]): void {
    if (touched.length === 0) return;
    this.#changes.set(realm, this.changes(realm) + 1);
    for (const { operation, matches } of touched)
      for (const key of this.#keys.get(`${realm} ${operation}`) ?? []) {
        const held = this.#held.peek(key);
        if (held !== undefined && (matches === undefined || matches(held))) this.#held.delete(key);
      }
  }

  /** How many changes there were: an answer to a question from before the last one may be out of date. */
  changes(realm: string): number {
    return this.#changes.get(realm) ?? 0;
  }

  /** What is held now: answers, and their bytes. */
  get size(): { answers: number; bytes: number } {
    return { answers: this.#held.size, bytes: this.#held.calculatedSize };
  }
}
