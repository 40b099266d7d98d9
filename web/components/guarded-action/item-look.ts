import { failureOfStale } from '#web/api/stale-failure.ts';
import type { Load } from '#web/api/use-item.ts';
import { failureWords } from '../failure-words.ts';

/** How far one thing that was asked for can be relied upon, for saying what a disruptive action hits. */
export type ItemLook<Data> =
  | { kind: 'looking' }
  /** Nothing is known of it as it is now. */
  | { kind: 'unknown'; why: string }
  | { kind: 'known'; data: Data };

/** What is known of a thing as it is now; what is of before says nothing of it. */
export function lookAtItem<Data>(load: Load<Data>): ItemLook<Data> {
  if (load.state === 'loading' || (load.state === 'ready' && load.refreshing)) return { kind: 'looking' };
  if (load.state === 'failed') return { kind: 'unknown', why: failureWords(load.failure).title };
  const { data, refreshFailure, freshness } = load;
  const failure = refreshFailure ?? (freshness.stale && failureOfStale(freshness.stale));
  return failure === undefined
    ? { kind: 'known', data }
    : { kind: 'unknown', why: failureWords(failure).title };
}
