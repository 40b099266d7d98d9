import { useEffect, useState } from 'react';
import type { AxisView } from './axis-view.ts';
import { RestTimer } from './rest-timer.ts';
import type { TimeWindow } from './time-window.ts';

/** Words that change with every frame cannot be read, and to draw them costs more than the picture. */
const PACE_MS = 250;
/** Milliseconds without a movement after which they are told at once. */
const REST_MS = 100;

/** The window as words tell it: at most four times a second while it moves, and as it is as soon as it rests. */
export function usePacedWindow(view: AxisView): TimeWindow {
  const [told, setTold] = useState({ view, window: view.getWindow() });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = () => {
      clearTimeout(timer);
      timer = undefined;
      toldAt = performance.now();
      const window = view.getWindow();
      setTold((before) => (before.view === view && before.window === window ? before : { view, window }));
    };
    const rest = new RestTimer(REST_MS, () => {
      if (timer !== undefined) tell();
    });
    const follow = () => {
      rest.moved();
      if (timer !== undefined) return;
      const wait = toldAt + PACE_MS - performance.now();
      // The first step of a movement is told at once: one click of a button is all there may be.
      if (wait <= 0) tell();
      else timer = setTimeout(tell, wait);
    };
    // It may have moved between drawing and subscribing.
    tell();
    const unsubscribe = view.subscribe(follow);
    return () => {
      unsubscribe();
      rest.cancel();
      clearTimeout(timer);
    };
  }, [view]);
  // What was told of another view is nothing of this one.
  return told.view === view ? told.window : view.getWindow();
}
