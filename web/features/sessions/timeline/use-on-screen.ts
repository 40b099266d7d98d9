import { type RefObject, useEffect, useState } from 'react';

/**
 * Whether an element is on screen in a tab that is looked at.
 * @param isAsked whether anybody wants to know; while nobody does it counts as in view, for finding out takes the browser
 *   some of every frame
 */
export function useOnScreen(element: RefObject<HTMLElement | null>, isAsked: boolean): boolean {
  const [inView, setInView] = useState(true);
  const [tabShown, setTabShown] = useState(() => !document.hidden);
  useEffect(() => {
    if (!isAsked || !element.current) return;
    const observer = new IntersectionObserver((entries) => setInView(entries.at(-1)?.isIntersecting ?? true));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isAsked]);
  useEffect(() => {
    const onVisibility = () => setTabShown(!document.hidden);
    document.addEventListener('visibilitychange', onVisibility);
    return () => document.removeEventListener('visibilitychange', onVisibility);
  }, []);
  return (inView || !isAsked) && tabShown;
}
