import type { Failure } from '#web/api/failure.ts';
import { failureOfStale } from '#web/api/stale-failure.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { failureWords } from '#web/components/failure-words.ts';

/** What the overview rests on, as in `The stages could not be read`. */
type Source = 'stages' | 'compositions' | 'notices' | 'overview';

/** Something that the overview rests on and that is not there, not whole, or older than wished. */
export type Gap =
  | { source: Source; kind: 'loading' }
  | { source: Source; kind: 'missing' | 'part' | 'old'; failure: Failure };

/** What is missing of a list of AWS; undefined where nothing is. */
export function gapOfList(source: Source, list: WholeList<unknown>): Gap | undefined {
  if (list.state === 'loading') return { source, kind: 'loading' };
  if (list.state === 'failed') return { source, kind: 'missing', failure: list.failure };
  const { progress, freshness } = list;
  if (progress.kind === 'loading') return { source, kind: 'loading' };
  if (progress.kind === 'stopped') return { source, kind: 'part', failure: progress.failure };
  // It stays older than wished while it is tried again: that nothing is wrong is not said in between.
  const refused = progress.kind === 'complete' ? undefined : progress.failure;
  const failure = refused ?? (freshness.stale && failureOfStale(freshness.stale));
  return failure && { source, kind: 'old', failure };
}

/** What is missing of one answer; undefined where nothing is. */
export function gapOfAnswer(source: Source, isThere: boolean, failure: Failure | undefined): Gap | undefined {
  if (failure !== undefined) return { source, kind: isThere ? 'old' : 'missing', failure };
  return isThere ? undefined : { source, kind: 'loading' };
}

/** Why something that is wrong may not be seen; nothing while it is still being read. */
export function gapWords(gap: Gap): string | undefined {
  if (gap.kind === 'loading') return undefined;
  const { source, failure } = gap;
  const why = failureWords(failure).title;
  if (gap.kind === 'part') return `The ${source} could not be read to the end: ${why}. Some are not known.`;
  if (gap.kind === 'old') return `The ${source} could not be read anew: ${why}. What is shown is older.`;
  return `The ${source} could not be read: ${why}. ${
    source === 'notices'
      ? 'What was noticed of outputs and of the connection is not known.'
      : 'What is shown is what was recorded before.'
  }`;
}

/**
 * How many problems there are, or that there is none: only where everything was read.
 * @param count of the problems that are known
 */
export function countWords(count: number, gaps: readonly Gap[]): string {
  const isSure = gaps.length === 0;
  if (count > 0) return `${isSure ? '' : 'At least '}${count} ${count === 1 ? 'problem' : 'problems'}`;
  if (isSure) return 'No problem known';
  return gaps.every(({ kind }) => kind === 'loading') ? 'Not known yet' : 'Not known whether all is well';
}
