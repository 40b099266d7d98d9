import { type RefObject, useEffect, useState } from 'react';

/** Whether an element is on screen in a tab that is looked at. */
export function useOnScreen(element: RefObject<HTMLElement | null>): boolean {
  const [inView, setInView] = useState(true);
  const [tabShown, setTabShown] = useState(() => !document.hidden);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver((entries) => setInView(entries.at(-1)?.isIntersecting ?? true));
    observer.observe(element.current);
    const onVisibility = () => setTabShown(!document.hidden);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [element]);
  return inView && tabShown;
}
