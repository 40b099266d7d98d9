import type { JobItem } from '#server/jobs/job-item-rows.ts';
import type { Operation } from '#server/aws/operation-types.ts';

/** What AWS says of something whose answer was lost. */
export type Look =
  /** It was done. */
  | { kind: 'done'; words: string; result?: string }
  /** It was not, and can be sent again. */
  | { kind: 'not-done'; words: string }
  /** It cannot be done any more: what it is about is gone. */
  | { kind: 'failed'; words: string }
  /** AWS could not be asked. */
  | { kind: 'unknown'; words: string };

/** One way of working through many things, as the loop that does it sees it. */
export interface ItemWork {
  operation: Operation;
  /** As in `412 of 1,000 deleted`. */
  doneWord: string;
  /** AWS's word that it knows no such thing means that nothing is left to be done. */
  isDoneWhenGone: boolean;
  /**
   * Sends what is asked for one, once.
   * @returns what became of it
   * @throws {ApiError}
   */
  send(item: JobItem): Promise<{ words: string; result?: string }>;
  /** Finds out of each of these whether it was done, in their order; never throws an `ApiError`. */
  look(items: readonly JobItem[]): Promise<Look[]>;
  /**
   * Looks at the end for what was done more than once, of those that had to be sent again though an answer was lost.
   * @returns a sentence for each
   */
  doubles?(items: readonly JobItem[]): Promise<string[]>;
}
