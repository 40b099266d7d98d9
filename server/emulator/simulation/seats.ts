import type { Draft } from './draft.ts';
import { SECOND } from './schedule.ts';
import type { Failure } from './script.ts';
import { lengthOf, overlaps, type Span } from './span.ts';

/** Publishers a stage can have at one time (service quotas; not adjustable). */
export const PUBLISHERS_PER_STAGE = 12;

/** Shorter appearances are not worth a seat: joining alone takes that long. */
const SHORTEST_PUBLICATION = 3 * SECOND;

export interface Seated {
  draft: Draft;
  publications: Span[];
}

/** How many of the seats are taken at the fullest moment of a stretch. Stretches that touch count as meeting. */
function fullest(taken: readonly Span[], span: Span): number {
  const meeting = taken.filter((other) => other.from <= span.to && span.from <= other.to);
  const moments = [span.from, ...meeting.map((other) => other.from).filter((from) => from > span.from)];
  return Math.max(
    0,
    ...moments.map((moment) => meeting.filter((other) => other.from <= moment && moment <= other.to).length),
  );
}

/**
 * Gives out the seats for publishers, first come in the order of the drafts. Who wants to publish while all are taken
 * is refused with QUOTA_EXCEEDED. Somebody who is not there cannot publish: publications end with the presence.
 */
export function seat(drafts: readonly Draft[]): Seated[] {
  const taken: Span[] = [];
  return drafts.map((draft) => {
    const publications: Span[] = [];
    const failures: Failure[] = [...draft.failures];
    for (const span of overlaps(draft.wanted, draft.presences)) {
      if (lengthOf(span) < SHORTEST_PUBLICATION) continue;
      if (fullest(taken, span) >= PUBLISHERS_PER_STAGE) {
        failures.push({ at: span.from, name: 'PUBLISH_ERROR', errorCode: 'QUOTA_EXCEEDED' });
      } else {
        taken.push(span);
        publications.push(span);
      }
    }
    return { draft: { ...draft, failures }, publications };
  });
}
