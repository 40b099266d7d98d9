import { useLayoutEffect } from 'react';
import { useLocation } from 'react-router';
import { keepPlace } from './recent-places.ts';

/** Keeps every page that is visited. A page's title changes when its name is loaded: the document tells. */
export function useRecentPlaces(): void {
  const { pathname } = useLocation();
  // Before the browser gets to anything else: the next page's title must not be taken for this one's.
  useLayoutEffect(() => {
    const keep = () => keepPlace(pathname, document.title);
    keep();
    const observer = new MutationObserver(keep);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [pathname]);
}
