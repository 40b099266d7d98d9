import { type Position, writeCursor } from './cursor.ts';

/** How much is looked at for one part of the results, so that each is answered at once. */
export interface Bounds {
  /** So many people are gathered and put in order; of more than that, the newest are looked at first. */
  gathered: number;
  /** Rows that are looked at in order, of each table, before the next part is left to the next request. */
  people: number;
  errors: number;
  sessions: number;
}

export const BOUNDS: Bounds = { gathered: 2_000, people: 10_000, errors: 4_000, sessions: 4_000 };

/** What part of the results is asked for. */
export interface Asked {
  limit: number;
  cursor: string | undefined;
  bounds?: Bounds;
}

/** A part of the results; there is more exactly when `nextCursor` is there, even where the part is empty. */
export interface Part<Item> {
  items: Item[];
  nextCursor?: string;
  /** ISO 8601; only where the part ended because enough had been looked at, not because it was full. */
  lookedBackTo?: string;
}

/**
 * @param rows in order, one more than the limit where there are more
 * @param windowEnd the last row that was looked at, where there may be matches beyond it
 */
export function partOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => Position,
  itemOf: (row: Row) => Item,
  windowEnd?: Position,
): Part<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const part: Part<Item> = { items: kept.map(itemOf) };
  if (rows.length > limit && last !== undefined) part.nextCursor = writeCursor(positionOf(last));
  else if (windowEnd !== undefined) {
    part.nextCursor = writeCursor(windowEnd);
    part.lookedBackTo = new Date(windowEnd[0]).toISOString();
  }
  return part;
}
