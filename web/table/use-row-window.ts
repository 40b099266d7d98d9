import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { firstInView, type RowWindow, rowWindow, type Scrolled, scrollTopFor } from './row-window.ts';

const NOWHERE: Scrolled = { top: 0, height: 0 };

/** Rows up to which a table may be as high as they are; with more its height does not follow their number. */
const AS_HIGH_AS_ROWS = 64;

/** The scroller shows the sticky header above the rows, so the rows' view is that much lower. */
function measure(scroller: HTMLElement): Scrolled {
  const header = scroller.querySelector('thead')?.offsetHeight ?? 0;
  return { top: scroller.scrollTop, height: Math.max(0, scroller.clientHeight - header) };
}

function same(a: RowWindow, b: RowWindow): boolean {
  return a.first === b.first && a.end === b.end && a.before === b.before && a.after === b.after;
}

/** Which rows to draw, followed as the scroller scrolls and is resized; a way to bring a row into view, and the first one that is. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): { shown: RowWindow; scrollTo: (index: number) => void; first: () => number } {
  const [shown, setShown] = useState(() => rowWindow(NOWHERE, rowHeight, count));
  const measured = useRef(NOWHERE);
  const draw = useEffectEvent(() => {
    const next = rowWindow(measured.current, rowHeight, count);
    setShown((before) => (same(before, next) ? before : next));
  });
  // To measure has the browser lay out the page: of a list that grows it is done once, and then as it is told.
  const mayGrow = Math.min(count, AS_HIGH_AS_ROWS);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const follow = () => {
      measured.current = measure(element);
      draw();
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    const resized = new ResizeObserver(follow);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', follow);
      resized.disconnect();
    };
  }, [scroller, rowHeight, mayGrow]);
  useLayoutEffect(() => draw(), [count]);

  const scrollTo = (index: number) => {
    const element = scroller.current;
    element?.scrollTo({ top: scrollTopFor(index, measure(element), rowHeight) });
  };
  const first = () => (scroller.current ? firstInView(measure(scroller.current), rowHeight) : 0);
  return { shown, scrollTo, first };
}
