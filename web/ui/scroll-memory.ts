import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Where each visit of a page was left, for as long as the tab lives. */
const left = new Map<string, number>();

/**
 * Scrolls to where a visit was left when it is come back to, and to the top of a page that is visited anew.
 * @param page changes when another page takes the place: only then is scrolled
 * @param visit tells one visit of an address from another: going back gives the one of that visit. It may change while
 *   the page stays, as when a filter goes into the URL.
 */
export function useScrollMemory(scroller: RefObject<HTMLElement | null>, page: string, visit: string): void {
  const latest = useRef(visit);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTo({ top: left.get(`${page} ${visit}`) ?? 0 });
    return () => {
      left.set(`${page} ${latest.current}`, element.scrollTop);
    };
    // `visit` is left out: it may change while the page stays where it is.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [scroller, page]);
  useLayoutEffect(() => {
    // After the effect above has let go of the page before, which still needs the visit before.
    latest.current = visit;
  }, [visit]);
}
