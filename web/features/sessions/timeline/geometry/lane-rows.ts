/** Rows of equal height from top to bottom, all in CSS pixels. */
export interface LaneRows {
  readonly count: number;
  readonly height: number;
}

export interface RowRange {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
}

/** The rows of which something is seen, and some more on both sides. */
export function rowsInView(rows: LaneRows, scrollTop: number, viewHeight: number, more = 0): RowRange {
  const first = Math.floor(scrollTop / rows.height) - more;
  const end = Math.ceil((scrollTop + viewHeight) / rows.height) + more;
  return {
    first: Math.min(Math.max(first, 0), rows.count),
    end: Math.min(Math.max(end, 0), rows.count),
  };
}

/** Rows that come and go together while lanes are scrolled: one by one, each frame would draw and paint anew. */
const BLOCK = 2;

/** The rows of which something is seen and at least a block more on both sides, in whole blocks. */
export function rowsToDraw(rows: LaneRows, scrollTop: number, viewHeight: number): RowRange {
  const { first, end } = rowsInView(rows, scrollTop, viewHeight);
  return {
    first: Math.max((Math.floor(first / BLOCK) - 1) * BLOCK, 0),
    end: Math.min((Math.ceil(end / BLOCK) + 1) * BLOCK, rows.count),
  };
}

/** The row at a height; undefined above the first and below the last. */
export function rowAt(rows: LaneRows, y: number): number | undefined {
  const row = Math.floor(y / rows.height);
  return row >= 0 && row < rows.count ? row : undefined;
}

/** Where to scroll so that a row is seen whole; the same place when it is. */
export function scrollToRow(rows: LaneRows, row: number, scrollTop: number, viewHeight: number): number {
  const top = row * rows.height;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rows.height - viewHeight);
}
