import { useEffectEvent, useLayoutEffect } from 'react';
import { project, type Projection } from './projection.ts';
import type { AxisView } from './axis-view.ts';
import { FrameTask } from './surface.ts';

/**
 * Puts elements to their times and keeps them there as the view moves, once a frame and without drawing anything anew.
 * @param width of the plot, CSS pixels
 * @param place given the projection, at once and then with every movement
 * @param what places are to be found anew when this changes
 */
export function usePlaced(
  view: AxisView,
  width: number,
  place: (projection: Projection) => void,
  what: unknown,
): void {
  const now = useEffectEvent(() => {
    if (width > 0) place(view.projection(width));
  });
  useLayoutEffect(() => {
    now();
    const task = new FrameTask(() => now());
    const unsubscribe = view.subscribe(() => task.request());
    return () => {
      unsubscribe();
      task.cancel();
    };
  }, [view, width, what]);
}

/** Where a stretch of time is seen, in CSS pixels; undefined where nothing of it is in the window. */
export function placeOf(
  projection: Projection,
  from: number,
  to: number,
  least: number,
): { left: number; width: number } | undefined {
  const left = Math.max(project(projection, from), 0);
  const right = Math.min(Math.max(project(projection, to), left + least), projection.width);
  if (left > projection.width || project(projection, to) < 0) return undefined;
  return { left: Math.round(left), width: Math.max(Math.round(right - left), least) };
}
