import { SHORTEST_WINDOW_MS, type TimeWindow } from './time-window.ts';

/** The part of the time not yet folded that a gap has to take up to be folded. */
const SHARE = 0.1;

/**
 * Milliseconds below which no gap is folded: of a session in which little happens the rule above would leave nothing but
 * the seconds in which something did.
 */
const LEAST_GAP_MS = 5 * 60_000;

/**
 * The gaps to fold: as long as one takes up at least a tenth of the time that is not folded, it is folded too.
 * @param gaps stretches in which nothing happened, disjoint
 * @param length milliseconds of the whole
 * @param keep instants that must stay in view: a gap that holds one is never folded
 * @returns ascending
 */
export function foldsOf(
  gaps: readonly TimeWindow[],
  length: number,
  keep: readonly number[] = [],
): readonly TimeWindow[] {
  const folds: TimeWindow[] = [];
  let unfolded = length;
  // The longest first: where it is too short, all are.
  const longestFirst = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  for (const gap of longestFirst) {
    const { from, to } = gap;
    if (to - from < Math.max(LEAST_GAP_MS, SHARE * unfolded)) break;
    if (keep.some((time) => from <= time && time <= to)) continue;
    folds.push(gap);
    unfolded -= to - from;
  }
  return folds.sort((a, b) => a.from - b.from);
}

/**
 * The folds that leave next to nothing of a window: who looks at such a window looks into them, so they are opened.
 */
export function foldsLookedInto(window: TimeWindow, folds: readonly TimeWindow[]): readonly TimeWindow[] {
  const touched = folds.filter(({ from, to }) => from < window.to && window.from < to);
  const hidden = touched.reduce(
    (sum, { from, to }) => sum + Math.min(to, window.to) - Math.max(from, window.from),
    0,
  );
  return window.to - window.from - hidden < SHORTEST_WINDOW_MS / 4 ? touched : [];
}

/** The stretches of a window that are shown at its scale. */
export function shownStretches(window: TimeWindow, folds: readonly TimeWindow[]): readonly TimeWindow[] {
  const shown: TimeWindow[] = [];
  let { from } = window;
  for (const fold of folds) {
    if (fold.to <= from) continue;
    if (fold.from >= window.to) break;
    if (fold.from > from) shown.push({ from, to: fold.from });
    from = fold.to;
  }
  if (from < window.to) shown.push({ from, to: window.to });
  return shown;
}
