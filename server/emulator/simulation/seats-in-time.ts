import { PUBLISHERS_PER_STAGE } from './seats.ts';
import type { Span } from './span.ts';

/** Somebody who would publish in a session, and when. */
export interface Candidate {
  participantId: string;
  wanted: readonly Span[];
}

export interface SeatedInTime {
  publications: Span[];
  /** When it was refused because all seats were taken. */
  refusedAt: number[];
}

/** How many publish in a second. Who stops in it still counts, as nobody can tell which came first. */
export function publishersIn(publications: readonly Span[], second: number): number {
  let count = 0;
  for (const { from, to } of publications) if (from <= second && second <= to) count += 1;
  return count;
}

/** Whether one more can begin to publish in a second. */
export function hasSeat(publications: readonly Span[], second: number): boolean {
  return publishersIn(publications, second) < PUBLISHERS_PER_STAGE;
}

/**
 * Gives out the seats for publishers in the order of time, and within one second in the order of the candidates. What
 * happens later never takes away a seat, so that what has been seen stays true.
 */
export function seatInTime(candidates: readonly Candidate[]): ReadonlyMap<string, SeatedInTime> {
  const seated = new Map<string, SeatedInTime>();
  const requests = candidates.flatMap(({ participantId, wanted }) => {
    const mine: SeatedInTime = seated.get(participantId) ?? { publications: [], refusedAt: [] };
    seated.set(participantId, mine);
    return wanted.map((span) => ({ span, mine }));
  });
  // Sorting is stable, so candidates of one second keep their order.
  requests.sort((one, other) => one.span.from - other.span.from);
  const taken: Span[] = [];
  for (const { span, mine } of requests) {
    if (hasSeat(taken, span.from)) {
      taken.push(span);
      mine.publications.push(span);
    } else {
      mine.refusedAt.push(span.from);
    }
  }
  return seated;
}
