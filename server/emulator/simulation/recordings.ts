import type { Random } from '../state/random.ts';
import { SECOND } from './schedule.ts';
import type { Recording } from './script.ts';
import { lengthOf, type Span } from './span.ts';
import type { RecordingSetup } from './stage-definition.ts';

/** Publishers connected for less may not be recorded (AWS's guide on individual participant recording). */
const SHORTEST_RECORDED = 5 * SECOND;

/** How likely a recording fails, as by a bucket policy that somebody has changed. */
const FAILURE = 0.04;

export interface Recorded {
  publications: readonly Span[];
  /** The set-up in force at an instant: it decides for all that begins then. */
  setupAt: (instant: number) => RecordingSetup | undefined;
  /** When the session ends; Infinity while that is open. */
  endsAt: number;
  random: Random;
  /** Where a publication ends by the scenario, if it is the scenario's. Only such recordings fail by themselves. */
  scriptedEnd: (publication: Span) => number | undefined;
}

/**
 * The recordings of a participant follow from its publications: one each, and one place in the bucket for all that
 * follow each other within the stage's reconnect window.
 * Nothing is still stopping once the session has ended, as an ended session does not change.
 */
export function recordingsOf({ publications, setupAt, endsAt, random, scriptedEnd }: Recorded): Recording[] {
  const recordings: Recording[] = [];
  let last: Span | undefined;
  for (const span of publications) {
    const activeAt = span.from + random.integer(2, 4) * SECOND;
    const fails = random.chance(FAILURE) && scriptedEnd(span) !== undefined;
    const fillingUp = random.integer(2, 6) * SECOND;
    const setup = setupAt(span.from);
    // Of a publication that is ended by hand nobody knew at its beginning how short it would be.
    if (!setup || (scriptedEnd(span) === span.to && lengthOf(span) < SHORTEST_RECORDED)) continue;
    const { storageConfigurationId } = setup;
    const window = setup.reconnectWindowSeconds * SECOND;
    const previous = recordings.at(-1);
    const continues =
      previous?.storageConfigurationId === storageConfigurationId &&
      last &&
      window > 0 &&
      span.from - last.to <= window;
    recordings.push({
      startingAt: span.from,
      activeAt,
      failedAt: fails ? Math.min(activeAt + random.integer(0, 90) * SECOND, span.to) : undefined,
      stoppingAt: span.to,
      stoppedAt: Math.min(span.to + window + fillingUp, endsAt),
      filedUnder: continues ? previous.filedUnder : span.from,
      storageConfigurationId,
    });
    last = span;
  }
  return recordings;
}
