/** When one participant was there; several participants may be one person. */
export interface Stays {
  person: string;
  /** Milliseconds since the epoch, in order. */
  starts: readonly number[] | Float64Array;
  ends: readonly number[] | Float64Array;
}

/**
 * The most people present at one time. Who leaves at the second at which another joins is not counted together with
 * them; who came and went within one second was there.
 *
 * Beginnings, ends and the ends of such moments are sorted as plain numbers, each by itself: ten thousand people are
 * counted in a few milliseconds, in the frame in which the last of them comes.
 */
export function peakOf(stays: readonly Stays[]): number {
  const most = stays.reduce((sum, each) => sum + each.starts.length, 0);
  const starts = new Float64Array(most);
  const ends = new Float64Array(most);
  const moments = new Float64Array(most);
  const counts = { starts: 0, ends: 0, moments: 0 };
  for (const own of byPerson(stays)) {
    for (let i = 0; i < own.starts.length; i += 1) {
      const start = own.starts[i] ?? 0;
      const end = own.ends[i] ?? start;
      starts[counts.starts++] = start;
      if (end > start) ends[counts.ends++] = end;
      else moments[counts.moments++] = end;
    }
  }
  const sorted = {
    starts: starts.subarray(0, counts.starts).sort(),
    ends: ends.subarray(0, counts.ends).sort(),
    moments: moments.subarray(0, counts.moments).sort(),
  };
  let ended = 0;
  let passed = 0;
  let peak = 0;
  for (let before = 0; before < counts.starts; before += 1) {
    const start = sorted.starts[before] ?? 0;
    while (ended < counts.ends && (sorted.ends[ended] ?? 0) <= start) ended += 1;
    while (passed < counts.moments && (sorted.moments[passed] ?? 0) < start) passed += 1;
    peak = Math.max(peak, before + 1 - ended - passed);
  }
  return peak;
}

/** The stays of each person; few are more than one participant. */
function byPerson(stays: readonly Stays[]): Iterable<Pick<Stays, 'starts' | 'ends'>> {
  const people = new Map<string, Stays[]>();
  for (const each of stays) {
    const known = people.get(each.person);
    if (known) known.push(each);
    else people.set(each.person, [each]);
  }
  return [...people.values()].map((own) => {
    const [only, ...others] = own;
    return only && others.length === 0 && isApart(only) ? only : merged(own);
  });
}

function isApart({ starts, ends }: Stays): boolean {
  for (let i = 1; i < starts.length; i += 1) {
    const start = starts[i] ?? 0;
    if (start < (ends[i - 1] ?? start) || start === starts[i - 1]) return false;
  }
  return true;
}

/** Stays that overlap as one. What only touches stays apart: both ends are at one instant. */
function merged(stays: readonly Stays[]): Pick<Stays, 'starts' | 'ends'> {
  const all = stays
    .flatMap((each) => Array.from(each.starts, (start, i) => ({ start, end: each.ends[i] ?? start })))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { start, end } of all) {
    const lastEnd = ends.at(-1);
    if (lastEnd !== undefined && (start < lastEnd || start === starts.at(-1))) {
      ends[ends.length - 1] = Math.max(lastEnd, end);
    } else {
      starts.push(start);
      ends.push(end);
    }
  }
  return { starts: Float64Array.from(starts), ends: Float64Array.from(ends) };
}
