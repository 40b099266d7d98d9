import { failureOfStale } from '#web/api/stale-failure.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { failureWords } from '../failure-words.ts';
import type { ImpactLine } from './impact-lines.tsx';

/** How far a list can be relied upon, for saying what a disruptive action hits. */
export type ListLook<Item> =
  /** It is being loaded: what has come is a part, and what was there before is no part of it. */
  | { kind: 'looking'; items: readonly Item[] }
  /**
   * It could not be read to its end: what has come is a part, and there may be more. With `asOf` (ISO 8601) it is whole and
   * of before: nobody knows whether it is so still.
   */
  | { kind: 'unknown'; items: readonly Item[]; why: string; asOf?: string | undefined }
  | { kind: 'whole'; items: readonly Item[] };

/** What is known of a list as it is now, and why not all: AWS may have been asked in vain, by this browser or by the server. */
export function lookAt<Item>(list: WholeList<Item>): ListLook<Item> {
  if (list.state === 'loading') return { kind: 'looking', items: [] };
  if (list.state === 'failed') return { kind: 'unknown', items: [], why: failureWords(list.failure).title };
  const { items, progress, freshness } = list;
  if (progress.kind === 'loading') return { kind: 'looking', items };
  // What is there is about to be replaced: whether it is so still is what is being found out.
  if (progress.kind === 'refreshing') return { kind: 'looking', items: [] };
  if (progress.kind === 'stopped')
    return { kind: 'unknown', items, why: failureWords(progress.failure).title };
  const refused = progress.kind === 'refresh-failed' ? progress.failure : undefined;
  const failure = refused ?? (freshness.stale && failureOfStale(freshness.stale));
  if (failure === undefined) return { kind: 'whole', items };
  return { kind: 'unknown', items, why: failureWords(failure).title, asOf: freshness.asOf };
}

/** Whether there is nothing to wait for: it is known, or known not to be found out. */
export function isSettled(list: WholeList<unknown>): boolean {
  return lookAt(list).kind !== 'looking';
}

/** Whether a question has something of an answer, or a reason for having none: enough where a part decides as well as all. */
export function isTold({ says, problem }: ImpactLine): boolean {
  return says !== undefined || problem !== undefined;
}

/** What was found in a list. */
export interface Found {
  /** How much of it is hit. */
  count: number;
  /** The sentence, also of none. */
  says: string;
  /** Whether somebody will notice; where `count` is not 0, unless it is said. */
  weighs?: boolean;
}

/**
 * The line of a question that a list answers. Where the list is not whole, what it has counts as “at least”; where it is
 * of before, as what was so then. The rest weighs: nobody knows whether somebody will notice.
 * @param about as in `Not known: who is connected`
 * @param tell `atLeast` is put before a count: empty where the list is whole, now or before
 */
export function lineOfList<Item>(
  about: string,
  list: WholeList<Item>,
  tell: (items: readonly Item[], atLeast: '' | 'At least ') => Found,
): ImpactLine {
  const look = lookAt(list);
  const asOf = look.kind === 'unknown' ? look.asOf : undefined;
  const isPart = look.kind !== 'whole' && asOf === undefined;
  const { count, says, weighs = count > 0 } = tell(look.items, isPart ? 'At least ' : '');
  if (look.kind === 'whole') return { about, says, weighs };
  if (look.kind === 'unknown' && asOf !== undefined)
    return { about, says, problem: look.why, asOf, weighs: true };
  const part = count > 0 ? says : undefined;
  if (look.kind === 'looking') return { about, says: part, weighs };
  return { about, says: part, problem: look.why, weighs: true };
}
