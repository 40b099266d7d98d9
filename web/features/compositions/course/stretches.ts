import type { RecordedChange } from '#shared/recorder/contract.ts';

/** How long something was in one state, as far as that was seen. Times are ISO 8601. */
export interface Stretch {
  /** Undefined where nobody looked. */
  state: string | undefined;
  from: string;
  to: string;
}

interface Subject {
  /** Its own changes, in any order. */
  changes: readonly RecordedChange[];
  /** As last seen. */
  state: string;
  startTime: string | undefined;
  endTime: string | undefined;
  /** Until when it is known, by the upstream's time. */
  asOf: string;
}

const hasEnded = (state: string) => state === 'STOPPED' || state === 'FAILED';

/**
 * The states of a composition or a destination one after the other. AWS tells when one began and when it ended; what lies
 * between was seen when somebody looked, so that a state may have begun earlier than it is drawn.
 */
export function stretchesOf({ changes, state, startTime, endTime, asOf }: Subject): Stretch[] {
  const inOrder = changes.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const [first] = inOrder;
  const begin = startTime ?? first?.at;
  if (begin === undefined) return [];
  const marks: { state: string | undefined; at: string }[] = inOrder.map(({ to, at }) => ({ state: to, at }));
  if (first === undefined) marks.push({ state, at: begin });
  // What came before the first look is not known, unless it was seen from its very start.
  else if (Date.parse(begin) < Date.parse(first.at)) marks.unshift({ state: undefined, at: begin });
  const last = marks.at(-1);
  if (endTime !== undefined && last !== undefined && !hasEnded(last.state ?? '') && hasEnded(state))
    marks.push({ state, at: endTime });
  return marks.map(({ state: kind, at }, index) => ({
    state: kind,
    from: at,
    to: marks[index + 1]?.at ?? (hasEnded(kind ?? '') ? at : later(at, asOf)),
  }));
}

const later = (one: string, other: string): string => (Date.parse(one) > Date.parse(other) ? one : other);
