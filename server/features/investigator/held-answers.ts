import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import { FindingContent } from '#shared/investigator/findings.ts';

/** An answer as it was given, in its wire form. */
export type HeldAnswer = z.input<typeof FindingContent>;

/** About what is on screens; the oldest is forgotten first. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The answers that were given lately, so that one can be kept exactly as it was read, without asking AWS again and
 * without believing the browser.
 */
export class HeldAnswers {
  readonly #answers = new LRUCache<string, string>({
    maxSize: MOST_BYTES,
    sizeCalculation: (text) => text.length,
  });

  /**
   * @param content as the handler has it, with instants as `Date`
   * @returns the id under which it can be kept, `ans-` and sixteen hexadecimal digits; undefined for an answer with a gap,
   *   which is refused where it is sent
   */
  hold(connection: string, content: Unproven<z.output<typeof FindingContent>>): string | undefined {
    const encoded = z.safeEncode(FindingContent, content as never);
    if (!encoded.success) return undefined;
    const id = `ans-${randomBytes(8).toString('hex')}`;
    this.#answers.set(`${connection} ${id}`, JSON.stringify(encoded.data));
    return id;
  }

  /** `undefined` where it was given too long ago, or by an earlier process. */
  get(connection: string, id: string): HeldAnswer | undefined {
    const text = this.#answers.get(`${connection} ${id}`);
    return text === undefined ? undefined : (JSON.parse(text) as HeldAnswer);
  }
}
