import { firstJoinOf } from './lane-shapes.ts';
import type { Stays } from './peak.ts';
import type { TimelineStore } from './store.ts';

/** How many of some people were in, by equal steps of time. */
export interface Density {
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly step: number;
  /** People known to have been in at some time of the step. */
  readonly present: Uint32Array;
  /** Participants who are not loaded and had joined by then: whether they were still in is not known. */
  readonly unknown: Uint32Array;
  /** The most of both together at one time, at least 1. */
  readonly most: number;
  readonly loaded: number;
  readonly participants: number;
}

interface Stretch {
  from: number;
  to: number;
}

/**
 * Counts some participants by time, those of one person as one.
 * @param staysOf when a participant was in; undefined until the lane is loaded
 * @param from start of the session, milliseconds since the epoch
 * @param to end of what is known of it
 * @param step milliseconds
 */
export function densityOf(
  ids: readonly string[],
  store: TimelineStore,
  staysOf: (id: string) => Stays | undefined,
  from: number,
  to: number,
  step: number,
): Density {
  const length = Math.max(1, Math.floor((to - from) / step) + 1);
  // One more than there are steps, for what ends in the last.
  const present = new Int32Array(length + 1);
  const unknown = new Int32Array(length + 1);
  const place = (time: number) => Math.min(Math.max(Math.floor((time - from) / step), 0), length - 1);
  const add = (column: Int32Array, first: number, end: number) => {
    column[first] = (column[first] ?? 0) + 1;
    column[end] = (column[end] ?? 0) - 1;
  };
  const byPerson = new Map<string, Stretch[]>();
  let loaded = 0;
  for (const id of ids) {
    const stays = staysOf(id);
    if (!stays) {
      const lane = store.lane(id);
      add(unknown, place((lane && firstJoinOf(lane)) ?? from), length);
      continue;
    }
    loaded += 1;
    const stretches = byPerson.get(stays.person) ?? [];
    byPerson.set(stays.person, stretches);
    for (let i = 0; i < stays.starts.length; i += 1) {
      const start = stays.starts[i] ?? from;
      stretches.push({ from: place(start), to: place(stays.ends[i] ?? start) });
    }
  }
  for (const stretches of byPerson.values()) {
    for (const stretch of merged(stretches)) add(present, stretch.from, stretch.to + 1);
  }
  let most = 1;
  const sums = { present: new Uint32Array(length), unknown: new Uint32Array(length) };
  for (let at = 0, known = 0, rest = 0; at < length; at += 1) {
    known += present[at] ?? 0;
    rest += unknown[at] ?? 0;
    sums.present[at] = known;
    sums.unknown[at] = rest;
    most = Math.max(most, known + rest);
  }
  return { start: from, step, ...sums, most, loaded, participants: ids.length };
}

/** Whoever leaves and comes back within a step, or is in twice, is one. */
function merged(stretches: Stretch[]): Stretch[] {
  if (stretches.length < 2) return stretches;
  const inOrder = stretches.toSorted((a, b) => a.from - b.from);
  const whole: Stretch[] = [];
  for (const { from, to } of inOrder) {
    const last = whole.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** What a density says of one instant; undefined outside of the session. */
export function densityAt(
  { start, step, present, unknown }: Density,
  time: number,
): { present: number; unknown: number } | undefined {
  const at = Math.floor((time - start) / step);
  if (at < 0 || at >= present.length) return undefined;
  return { present: present[at] ?? 0, unknown: unknown[at] ?? 0 };
}
