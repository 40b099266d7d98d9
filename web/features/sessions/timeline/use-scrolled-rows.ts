import { type RefObject, useEffect, useRef, useState } from 'react';
import { type LaneRows, type RowRange, rowsInView, rowsToDraw } from './geometry/lane-rows.ts';

/** Scrolling passes lanes that nobody looks at. */
const REST_MS = 60;

interface ScrolledRows {
  /** The rows to draw. */
  drawn: RowRange;
  /** The rows that were in view when the lanes last rested. */
  inView: RowRange;
  /** To be told of every scrolling. */
  follow: () => void;
}

/**
 * Which rows are in view; the chart is drawn anew only when others are to be drawn, not with every pixel.
 * @param height of the part that is seen, CSS pixels
 */
export function useScrolledRows(
  scroller: RefObject<HTMLElement | null>,
  rows: LaneRows,
  height: number,
): ScrolledRows {
  // Tops of the scrolling, CSS pixels: kept in place of the rows, which change with the density and the list.
  const [drawnAt, setDrawnAt] = useState(0);
  const [restedAt, setRestedAt] = useState(0);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);

  const drawn = rowsToDraw(rows, drawnAt, height);
  const follow = () => {
    const top = () => scroller.current?.scrollTop ?? 0;
    const now = top();
    const next = rowsToDraw(rows, now, height);
    if (next.first !== drawn.first || next.end !== drawn.end) setDrawnAt(now);
    clearTimeout(resting.current);
    resting.current = setTimeout(() => {
      setRestedAt(top());
      setDrawnAt(top());
    }, REST_MS);
  };
  return { drawn, inView: rowsInView(rows, restedAt, height), follow };
}
