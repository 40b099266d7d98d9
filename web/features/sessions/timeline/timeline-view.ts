import type { Projection } from './geometry/projection.ts';
import { clampWindow, lengthOf, panBy, sameWindow, type TimeWindow, zoomAt } from './geometry/time-window.ts';

/** A place in the chart: of a lane, at an instant. The lane keeps it when rows move. */
export interface Cursor {
  readonly laneId: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** One zoom step of a key or a button. */
export const ZOOM_STEP = 1.6;

/** One pan step of a key, as a part of the window. */
const PAN_STEP = 0.12;

/**
 * Which stretch of time is looked at. Kept outside of React: it changes with every movement of a finger, and what has
 * to follow at that pace is painted, not rendered.
 */
export class TimelineView {
  #bounds: TimeWindow;
  #window: TimeWindow;
  readonly #listeners = new Set<() => void>();

  /**
   * @param bounds all that can be looked at
   * @param window what the address asks for; clamped to the bounds
   */
  constructor(bounds: TimeWindow, window: TimeWindow | undefined) {
    this.#bounds = bounds;
    this.#window = window ? clampWindow(window, bounds) : bounds;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A new object exactly when it changed. */
  readonly getWindow = (): TimeWindow => this.#window;

  get bounds(): TimeWindow {
    return this.#bounds;
  }

  get isWhole(): boolean {
    return lengthOf(this.#window) >= lengthOf(this.#bounds) - 1;
  }

  projection(width: number): Projection {
    return { ...this.#window, width: Math.max(width, 1) };
  }

  /** The session was found to be longer: who looks at the whole goes on doing so, others stay where they are. */
  setBounds(bounds: TimeWindow): void {
    if (sameWindow(bounds, this.#bounds)) return;
    const whole = this.isWhole;
    this.#bounds = bounds;
    this.show(whole ? bounds : this.#window);
  }

  show(window: TimeWindow): void {
    const next = clampWindow(window, this.#bounds);
    if (sameWindow(next, this.#window)) return;
    this.#window = next;
    for (const listener of this.#listeners) listener();
  }

  showWhole(): void {
    this.show(this.#bounds);
  }

  panBy(milliseconds: number): void {
    this.show(panBy(this.#window, milliseconds, this.#bounds));
  }

  /** @param direction -1 to the past, 1 to the future; twice as far with 2 */
  panStep(direction: number): void {
    this.panBy(direction * PAN_STEP * lengthOf(this.#window));
  }

  /** @param anchor the instant that stays in its place; without it the middle of the window */
  zoom(factor: number, anchor?: number): void {
    const { from, to } = this.#window;
    this.show(zoomAt(this.#window, anchor ?? (from + to) / 2, factor, this.#bounds));
  }
}
