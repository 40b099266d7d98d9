import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** How wide an element is on screen, in pixels, kept as it changes. @param begin until it has been seen */
export function useShownWidth(element: RefObject<Element | null>, begin: number): number {
  const [shown, setShown] = useState(begin);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      // It is told before the frame is painted. React would leave what lies over a picture where it was for that frame.
      if (width > 0) flushSync(() => setShown(width));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return shown;
}
