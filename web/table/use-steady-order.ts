import { type PointerEvent, useState } from 'react';

/** Handlers for what the pointer must be on. */
interface PointerWatch {
  onPointerEnter: (event: PointerEvent) => void;
  onPointerLeave: () => void;
}

/**
 * Keeps rows in the order that they had when the pointer came, for as long as it stays: what is about to be clicked must
 * not move away under it. Rows that come meanwhile stand at the end, those that go leave.
 * @param order what the reader has chosen to sort by: another choice is followed at once
 */
export function useSteadyOrder<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  order: string,
): { rows: readonly Row[]; pointer: PointerWatch } {
  const [kept, setKept] = useState<{ keys: readonly string[]; order: string }>();
  const pointer = {
    // A finger does not hover.
    onPointerEnter: ({ pointerType }: PointerEvent) =>
      pointerType === 'mouse' && setKept({ keys: rows.map(rowKey), order }),
    onPointerLeave: () => setKept(undefined),
  };
  if (kept === undefined) return { rows, pointer };
  if (kept.order !== order) {
    // Set while drawing, as React has it for what follows from what is drawn.
    setKept({ keys: rows.map(rowKey), order });
    return { rows, pointer };
  }
  return { rows: inOrder(rows, rowKey, kept.keys), pointer };
}

/** The rows as the keys stand, then those that are not among them. */
export function inOrder<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  keys: readonly string[],
): readonly Row[] {
  const left = new Map(rows.map((row) => [rowKey(row), row]));
  // Two rows of one key are not to be told apart: they are drawn as they come.
  if (left.size !== rows.length) return rows;
  const steady: Row[] = [];
  for (const key of keys) {
    const row = left.get(key);
    if (row === undefined) continue;
    steady.push(row);
    left.delete(key);
  }
  return [...steady, ...left.values()];
}
