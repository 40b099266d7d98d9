/** Rows of one height, of which only those in view are drawn. Plain arithmetic; pixels. */
export interface RowWindow {
  /** Index of the first row drawn. */
  first: number;
  /** Index after the last row drawn. */
  end: number;
  /** Heights that stand for the rows above and below. */
  before: number;
  after: number;
}

export interface Scrolled {
  /** How far the rows have been scrolled. */
  top: number;
  /** Height of the view. */
  height: number;
}

/** Rows drawn beyond either edge, so that a quick scroll meets rows and not a gap. */
const BEYOND = 8;
/** The window moves in steps of so many rows: between two steps scrolling draws nothing anew. */
const STEP = 4;

/** What to draw. Every row in view is within the window, whatever is passed: a list may have shrunk since. */
export function rowWindow({ top, height }: Scrolled, rowHeight: number, count: number): RowWindow {
  const limit = (index: number) => Math.min(count, Math.max(0, index));
  const step = (index: number) => Math.floor(index / STEP) * STEP;
  const reachable = Math.max(0, Math.min(top, count * rowHeight - height));
  const first = limit(step(reachable / rowHeight) - BEYOND);
  const end = limit(step((reachable + height) / rowHeight) + STEP + BEYOND);
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight };
}

/** The first row that is wholly in view. */
export function firstInView({ top }: Scrolled, rowHeight: number): number {
  return Math.ceil(top / rowHeight);
}

/** Where to scroll so that a row is wholly in view: nowhere, if it is. */
export function scrollTopFor(index: number, { top, height }: Scrolled, rowHeight: number): number {
  const rowTop = index * rowHeight;
  if (rowTop < top) return rowTop;
  return Math.max(top, rowTop + rowHeight - height);
}
