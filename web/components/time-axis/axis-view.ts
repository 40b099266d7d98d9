import type { Projection } from './projection.ts';
import type { TimeWindow } from './time-window.ts';

/** Which stretch of time charts show together; the timeline's moves, others stand still. */
export interface AxisView {
  /** Told of every movement, so that what follows is painted anew. @returns ends that */
  subscribe(listener: () => void): () => void;
  /** A new object exactly when it changed. */
  getWindow(): TimeWindow;
  /** @param width CSS pixels */
  projection(width: number): Projection;
}

/** A view that shows one stretch and never moves. */
export function stillView(window: TimeWindow): AxisView {
  return {
    subscribe: () => () => undefined,
    getWindow: () => window,
    projection: (width) => ({ ...window, width: Math.max(width, 1) }),
  };
}
