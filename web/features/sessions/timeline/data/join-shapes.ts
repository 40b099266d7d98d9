import type { LaneShape } from './derive.ts';
import { type Intervals, NO_INTERVALS, OPEN_START } from './intervals.ts';

/** What is drawn of a lane: the bands, and where the marks are. */
export type LaneBands = Pick<
  LaneShape,
  'presence' | 'publishing' | 'receiving' | 'replicating' | 'subscriptionChanges'
> & {
  readonly errors: { readonly times: Float64Array };
  readonly exchanges: { readonly times: Float64Array };
};

/** The entries of one person as one lane. */
export function joinShapes(shapes: readonly LaneShape[]): LaneBands {
  return {
    presence: joined(shapes.map(({ presence }) => presence)),
    publishing: joined(shapes.map(({ publishing }) => publishing)),
    receiving: joined(shapes.map(({ receiving }) => receiving)),
    replicating: joined(shapes.map(({ replicating }) => replicating)),
    subscriptionChanges: inOrder(shapes.map(({ subscriptionChanges }) => subscriptionChanges)),
    errors: { times: inOrder(shapes.map(({ errors }) => errors.times)) },
    exchanges: { times: inOrder(shapes.map(({ exchanges }) => exchanges.times)) },
  };
}

/** Intervals that overlap become one; what merely touches stays apart, as somebody who comes back left before. */
function joined(parts: readonly Intervals[]): Intervals {
  const filled = parts.filter(({ count }) => count > 0);
  if (filled.length < 2) return filled[0] ?? NO_INTERVALS;
  const all = filled
    .flatMap(({ starts, ends, flags }) =>
      Array.from(starts, (start, i) => ({ start, end: ends[i] ?? start, flags: flags[i] ?? 0 })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const one: typeof all = [];
  for (const next of all) {
    const last = one.at(-1);
    if (!last || next.start >= last.end) {
      one.push({ ...next });
    } else if (next.end >= last.end) {
      last.end = next.end;
      last.flags = (last.flags & OPEN_START) | (next.flags & ~OPEN_START);
    }
  }
  return {
    count: one.length,
    starts: Float64Array.from(one, ({ start }) => start),
    ends: Float64Array.from(one, ({ end }) => end),
    flags: Uint8Array.from(one, ({ flags }) => flags),
  };
}

function inOrder(parts: readonly Float64Array[]): Float64Array {
  const filled = parts.filter((part) => part.length > 0);
  if (filled.length === 1 && filled[0]) return filled[0];
  return Float64Array.from(filled.flatMap((part) => Array.from(part))).sort();
}
