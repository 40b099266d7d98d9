import { type PointerEvent, type RefObject, useRef } from 'react';
import { unproject } from '#web/components/time-axis/projection.ts';
import type { TimelineView } from './timeline-view.ts';

/** CSS pixels below which a drag is a slip. */
const LEAST = 6;

/**
 * Drag along the axis to look at that stretch. The buttons and keys for zooming do the same without dragging.
 * @param drawRange shows the stretch chosen so far, in CSS pixels of the axis; undefined takes it away
 * @param onClick told the time of a click, which is no drag
 */
export function useAxisBrush(
  axis: RefObject<HTMLElement | null>,
  drawRange: (range: { left: number; width: number } | undefined) => void,
  view: TimelineView,
  onClick: (time: number) => void,
) {
  const from = useRef<number>(undefined);

  const place = (event: PointerEvent) => {
    const box = axis.current?.getBoundingClientRect();
    return box ? Math.min(Math.max(event.clientX - box.left, 0), box.width) : 0;
  };
  const draw = (a: number, b: number) => {
    const width = Math.abs(b - a);
    drawRange(width < LEAST ? undefined : { left: Math.min(a, b), width });
  };
  const end = () => {
    from.current = undefined;
    drawRange(undefined);
  };

  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = place(event);
    },
    onPointerMove: (event: PointerEvent) => {
      if (from.current !== undefined) draw(from.current, place(event));
    },
    onPointerUp: (event: PointerEvent) => {
      if (from.current === undefined) return;
      const [a, b] = [from.current, place(event)].sort((x, y) => x - y);
      end();
      if (a === undefined || b === undefined) return;
      const projection = view.projection(axis.current?.clientWidth ?? 1);
      if (b - a < LEAST) onClick(unproject(projection, b));
      else view.show({ from: unproject(projection, a), to: unproject(projection, b) });
    },
    onPointerCancel: end,
  };
}
