import { useEffect, useState } from 'react';
import { RestTimer } from '#web/components/time-axis/rest-timer.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import type { TimelineView } from '../timeline/timeline-view.ts';

/** The view's window once it has rested for so long: a table that followed every frame would hold up the picture. */
export function useRestingWindow(view: TimelineView, restMs: number): TimeWindow {
  const [window, setWindow] = useState(view.getWindow);
  useEffect(() => {
    const rest = new RestTimer(restMs, () => setWindow(view.getWindow()));
    // It may have moved between drawing and subscribing.
    rest.moved();
    const unsubscribe = view.subscribe(() => rest.moved());
    return () => {
      unsubscribe();
      rest.cancel();
    };
  }, [view, restMs]);
  return window;
}
