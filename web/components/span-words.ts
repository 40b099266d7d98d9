import { inUtc } from '#web/lib/instant.ts';

/** Stretches of time in words, for who does not see the bars: `from … to …, from … on`. */
export function spanWords(spans: readonly { from?: string | undefined; to?: string | undefined }[]): string {
  if (spans.length === 0) return 'never';
  return spans
    .map(
      ({ from, to }) =>
        `from ${from === undefined ? 'an unknown time' : inUtc(from)} ${to === undefined ? 'on' : `to ${inUtc(to)}`}`,
    )
    .join(', ');
}
