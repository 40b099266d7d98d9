/**
 * Scrolling through rows of one height of which only those in view exist, also where all of them together would be
 * higher than a browser can scroll. Plain arithmetic; pixels.
 */
export interface ScrolledRows {
  /** Index of the first row drawn. */
  first: number;
  /** Index after the last row drawn. */
  end: number;
  /** Heights that stand for the rows above and below. */
  before: number;
  after: number;
}

interface Scroller {
  /** How far the rows have been scrolled. */
  top: number;
  /** Height of the view, without the header. */
  height: number;
}

/** Chromium and Firefox stop at 33 and 17 million pixels; half of the lower leaves room for zoomed pages. */
const HIGHEST = 8_000_000;
/** Rows drawn beyond either edge. */
const BEYOND = 6;

/** How high the rows are to the scrollbar. Where that is less than they are, a pixel of scrolling moves more than one. */
export function scrolledHeight(count: number, rowHeight: number): number {
  return Math.min(count * rowHeight, HIGHEST);
}

/** What to draw, so that the rows at the top of the view are those that the scrollbar stands at. */
export function scrolledRows({ top, height }: Scroller, rowHeight: number, count: number): ScrolledRows {
  const whole = scrolledHeight(count, rowHeight);
  const reach = Math.max(0, whole - height);
  const at = Math.max(0, Math.min(top, reach));
  const lastFirst = Math.max(0, count - height / rowHeight);
  const wanted = reach === 0 ? 0 : round((at / reach) * lastFirst);
  // Near the ends of a table that is scaled down there is less room above or below than rows.
  const room = round(at / rowHeight);
  const topRow = wanted % 1 <= room ? wanted : Math.ceil(wanted);
  const above = Math.floor(Math.max(0, Math.min(BEYOND, round(room - (topRow % 1)))));
  const first = Math.max(0, Math.floor(topRow) - above);
  const below = Math.min(BEYOND, Math.max(0, whole - at - height) / rowHeight);
  const end = Math.min(count, Math.ceil(topRow + height / rowHeight + below));
  const before = Math.max(0, at - (topRow - first) * rowHeight);
  return { first, end, before, after: Math.max(0, whole - before - (end - first) * rowHeight) };
}

/** Takes away what floating point adds: a row that begins at the top is not the end of the one before. */
function round(row: number): number {
  return Math.round(row * 1e6) / 1e6;
}

/** Where to scroll so that a row is wholly in view: nowhere, if it is. */
export function scrollTopOfRow(
  row: number,
  { top, height }: Scroller,
  rowHeight: number,
  count: number,
): number {
  const whole = scrolledHeight(count, rowHeight);
  const reach = Math.max(0, whole - height);
  const inView = height / rowHeight;
  const lastFirst = Math.max(0, count - inView);
  if (reach === 0 || lastFirst === 0) return 0;
  const topRow = (Math.min(top, reach) / reach) * lastFirst;
  if (row < topRow) return (row / lastFirst) * reach;
  if (row + 1 > topRow + inView) return (Math.min(row + 1 - inView, lastFirst) / lastFirst) * reach;
  return top;
}
