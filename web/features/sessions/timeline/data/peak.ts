/** When one participant was there; several participants may be one person. */
export interface Stays {
  person: string;
  /** Milliseconds since the epoch. */
  starts: Float64Array;
  ends: Float64Array;
}

const END = 0;
const START = 1;
const END_OF_MOMENT = 2;

/**
 * The most people present at one time. Who leaves at the second at which another joins is not counted together with
 * them; who came and went within one second was there.
 */
export function peakOf(stays: readonly Stays[]): number {
  const changes: { time: number; order: number; person: string }[] = [];
  for (const { person, starts, ends } of stays) {
    starts.forEach((start, i) => {
      const end = ends[i] ?? start;
      changes.push({ time: start, order: START, person });
      changes.push({ time: end, order: end === start ? END_OF_MOMENT : END, person });
    });
  }
  changes.sort((a, b) => a.time - b.time || a.order - b.order);
  const present = new Map<string, number>();
  let peak = 0;
  for (const { order, person } of changes) {
    const times = (present.get(person) ?? 0) + (order === START ? 1 : -1);
    if (times > 0) present.set(person, times);
    else present.delete(person);
    peak = Math.max(peak, present.size);
  }
  return peak;
}
