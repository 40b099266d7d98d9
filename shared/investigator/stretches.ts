import type { PlacedEvent } from './ordered-events.ts';

/** A time during which something went on. */
export interface Stretch {
  /** Undefined where an end came without a beginning. */
  from: PlacedEvent | undefined;
  /** Undefined where no end is known. */
  to: PlacedEvent | undefined;
}

/** Which events begin something, which end it, and whether leaving the session ends it too. */
export interface Course {
  begins: (event: PlacedEvent) => boolean;
  ends: (event: PlacedEvent) => boolean;
  endsWithLeaving: boolean;
}

const named = (name: string) => (event: PlacedEvent) => event.name === name;

export const PRESENCE: Course = { begins: named('JOINED'), ends: named('LEFT'), endsWithLeaving: false };
export const PUBLISHING: Course = {
  begins: named('PUBLISH_STARTED'),
  ends: named('PUBLISH_STOPPED'),
  endsWithLeaving: true,
};

/** Receiving one participant. */
export function receiving(participantId: string): Course {
  const ofThem = (name: string) => (event: PlacedEvent) =>
    event.name === name && event.remoteParticipantId === participantId;
  return { begins: ofThem('SUBSCRIBE_STARTED'), ends: ofThem('SUBSCRIBE_STOPPED'), endsWithLeaving: true };
}

/** Being replicated to one session, of the participant that is the source. */
export function replicatingTo(sessionId: string): Course {
  const there = (name: string) => (event: PlacedEvent) =>
    event.name === name && event.destinationSessionId === sessionId;
  return { begins: there('REPLICATION_STARTED'), ends: there('REPLICATION_STOPPED'), endsWithLeaving: false };
}

/**
 * The stretches that events in order tell of. Within one second nothing tells what came first: what goes on ends before
 * it begins anew, and what did not go on begins before it ends. A beginning while it goes on changes nothing.
 */
export function stretchesOf(events: readonly PlacedEvent[], course: Course): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | undefined;
  let present = false;
  for (const second of bySecond(events)) {
    const begins = second.find(course.begins);
    const ends = second.find(course.ends);
    const joined = second.some(named('JOINED'));
    const left = second.find(named('LEFT'));
    // Who was there, left and came back within one second did so in that order.
    const cameBack: boolean = present && joined && left !== undefined;
    if (left !== undefined || joined) present = joined && (left === undefined || cameBack);
    const leaves = course.endsWithLeaving ? left : undefined;
    if (open) {
      const end = ends ?? leaves;
      if (end === undefined) continue;
      open.to = end;
      open = undefined;
      if (begins) stretches.push((open = { from: begins, to: undefined }));
    } else if (begins) {
      const end = ends ?? (cameBack ? undefined : leaves);
      stretches.push((open = { from: begins, to: end }));
      if (end !== undefined) open = undefined;
    } else if (ends) {
      stretches.push({ from: undefined, to: ends });
    }
  }
  return stretches;
}

function* bySecond(events: readonly PlacedEvent[]): Generator<readonly PlacedEvent[]> {
  for (let start = 0; start < events.length;) {
    let end = start + 1;
    while (end < events.length && events[end]?.at === events[start]?.at) end += 1;
    yield events.slice(start, end);
    start = end;
  }
}

/** How things stood at an instant. */
export interface Standing {
  state: 'in' | 'out' | 'unknown';
  /** It began or ended within this very second, so that nothing tells which came first. */
  tie: boolean;
  /** While it went on: how it had begun. */
  began?: PlacedEvent | undefined;
  /** The last end until then, and the next beginning after. */
  ended?: PlacedEvent | undefined;
  next?: PlacedEvent | undefined;
}

/** @param at milliseconds since the epoch, a whole second */
export function standingAt(stretches: readonly Stretch[], at: number): Standing {
  const ended = stretches.findLast(({ to }) => to !== undefined && to.at <= at)?.to;
  const next = stretches.find(({ from }) => from !== undefined && from.at > at)?.from;
  const around = { ended, next };
  const stretch = stretches.find(({ to }) => to === undefined || to.at > at);
  // An end without a beginning: it may have begun at any time after the end before.
  if (stretch && stretch.from === undefined) return { state: 'unknown', tie: false, ...around };
  if (stretch?.from && stretch.from.at <= at)
    return { state: 'in', tie: stretch.from.at === at, began: stretch.from, ...around };
  return { state: 'out', tie: ended?.at === at, ...around };
}
