import type { Random } from '../state/random.ts';
import { SECOND } from './schedule.ts';
import type { Recording } from './script.ts';
import { lengthOf, type Span } from './span.ts';
import type { RecordingSetup } from './stage-definition.ts';

/** Publishers connected for less may not be recorded (AWS's guide on individual participant recording). */
const SHORTEST_RECORDED = 5 * SECOND;

/** How likely a recording fails, as by a bucket policy that somebody has changed. */
const FAILURE = 0.04;

/**
 * The recordings of a participant follow from its publications: one each, and one place in the bucket for all that
 * follow each other within the stage's reconnect window.
 * Nothing is still stopping once the session has ended, as an ended session does not change.
 */
export function recordingsOf(
  publications: readonly Span[],
  setup: RecordingSetup,
  endsAt: number,
  random: Random,
): Recording[] {
  const window = setup.reconnectWindowSeconds * SECOND;
  const recordings: Recording[] = [];
  let last: Span | undefined;
  for (const span of publications) {
    const activeAt = span.from + random.integer(2, 4) * SECOND;
    const fails = random.chance(FAILURE);
    const fillingUp = random.integer(2, 6) * SECOND;
    if (lengthOf(span) < SHORTEST_RECORDED) continue;
    const previous = recordings.at(-1);
    const continues = previous && last && window > 0 && span.from - last.to <= window;
    recordings.push({
      startingAt: span.from,
      activeAt,
      failedAt: fails ? Math.min(activeAt + random.integer(0, 90) * SECOND, span.to) : undefined,
      stoppingAt: span.to,
      stoppedAt: Math.min(span.to + window + fillingUp, endsAt),
      filedUnder: continues ? previous.filedUnder : span.from,
    });
    last = span;
  }
  return recordings;
}
