import { type RefObject, useEffect, useState } from 'react';

/** How many pixels of the picture one pixel on screen shows, kept as the element changes its size. */
export function useScale(element: RefObject<Element | null>, pictureWidth: number): number {
  const [shownWidth, setShownWidth] = useState(pictureWidth);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setShownWidth(entry.contentRect.width);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return pictureWidth / shownWidth;
}
