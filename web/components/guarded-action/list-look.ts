import { isWhole, type WholeList } from '#web/api/use-whole-list.ts';
import { failureWords } from '../failure-words.ts';
import type { ImpactLine } from './impact-lines.tsx';

/** How far a list can be relied upon, for saying what a disruptive action hits. */
export type ListLook<Item> =
  /** It is being loaded: what has come is a part. */
  | { kind: 'looking'; items: readonly Item[] }
  /** It could not be read to its end: what has come is a part, and there may be more. */
  | { kind: 'unknown'; items: readonly Item[]; why: string }
  | { kind: 'whole'; items: readonly Item[] };

/** What is known of a list, and why not all. A refresh that failed leaves a whole list. */
export function lookAt<Item>(list: WholeList<Item>): ListLook<Item> {
  if (list.state === 'loading') return { kind: 'looking', items: [] };
  if (list.state === 'failed') return { kind: 'unknown', items: [], why: failureWords(list.failure).title };
  const { items, progress } = list;
  if (progress.kind === 'stopped')
    return { kind: 'unknown', items, why: failureWords(progress.failure).title };
  return { kind: isWhole(progress) ? 'whole' : 'looking', items };
}

/** Whether there is nothing to wait for: it is known, or known not to be found out. */
export function isSettled(list: WholeList<unknown>): boolean {
  return lookAt(list).kind !== 'looking';
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
 * The line of a question that a list answers. Where the list is not whole, what it has counts as “at least”, and the rest
 * weighs: nobody knows whether somebody will notice.
 * @param about as in `Not known: who is connected`
 * @param tell `atLeast` is put before a count: empty where the list is whole
 */
export function lineOfList<Item>(
  about: string,
  list: WholeList<Item>,
  tell: (items: readonly Item[], atLeast: '' | 'At least ') => Found,
): ImpactLine {
  const look = lookAt(list);
  const { count, says, weighs = count > 0 } = tell(look.items, look.kind === 'whole' ? '' : 'At least ');
  if (look.kind === 'whole') return { about, says, weighs };
  const part = count > 0 ? says : undefined;
  if (look.kind === 'looking') return { about, says: part, weighs };
  return { about, says: part, problem: look.why, weighs: true };
}
