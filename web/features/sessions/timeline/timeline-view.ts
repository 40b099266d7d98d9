import { foldsLookedInto } from '#web/components/time-axis/folds.ts';
import { panPixels, zoomFolded } from '#web/components/time-axis/move-window.ts';
import {
  project,
  type Projection,
  projectionOf,
  scaleOf,
  unproject,
} from '#web/components/time-axis/projection.ts';
import { clampWindow, lengthOf, sameWindow, type TimeWindow } from '#web/components/time-axis/time-window.ts';

/** A place in the chart: of a lane, at an instant. The lane keeps it when rows move. */
export interface Cursor {
  /** The key of a row, or a participant: the row then is the one that shows them. */
  readonly laneId: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/**
 * What changed: somebody moved the picture; or more came to be known of the session, its end or its quiet gaps, and the
 * picture is another; or the session is only longer beyond the picture, which stays as it is.
 */
export type ViewChange = 'moved' | 'learnt' | 'bounds';

/** One zoom step of a key or a button. */
export const ZOOM_STEP = 1.6;

/** One pan step of a key, as a part of the width. */
const PAN_STEP = 0.12;

/** CSS pixels, until the chart is on screen: what is asked before that is by keys, to which it does not matter. */
const WIDTH_AT_FIRST = 1000;

/**
 * Which stretch of time is looked at, and which gaps are folded. Kept outside of React: it changes with every movement
 * of a finger, and what has to follow at that pace is painted, not rendered.
 */
export class TimelineView {
  #bounds: TimeWindow;
  #window: TimeWindow;
  #width = WIDTH_AT_FIRST;
  #folds: readonly TimeWindow[] = [];
  readonly #listeners = new Set<(change: ViewChange) => void>();
  /** Told of folds that are looked into and have to be opened. */
  onLookedInto: (folds: readonly TimeWindow[]) => void = () => undefined;

  /**
   * @param bounds all that can be looked at
   * @param window what the address asks for; clamped to the bounds
   */
  constructor(bounds: TimeWindow, window: TimeWindow | undefined) {
    this.#bounds = bounds;
    this.#window = window ? clampWindow(window, bounds) : bounds;
  }

  readonly subscribe = (listener: (change: ViewChange) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A new object exactly when it changed. */
  readonly getWindow = (): TimeWindow => this.#window;

  /** A new object exactly when they changed. */
  readonly getBounds = (): TimeWindow => this.#bounds;

  /** The gaps that are folded, ascending; a new list exactly when they changed. */
  readonly getFolds = (): readonly TimeWindow[] => this.#folds;

  get isWhole(): boolean {
    return lengthOf(this.#window) >= lengthOf(this.#bounds) - 1;
  }

  projection(width: number): Projection {
    return projectionOf(this.#window, Math.max(width, 1), this.#folds);
  }

  /**
   * The session was found to be longer: who looks at the whole goes on doing so, others stay where they are. They are
   * told as well: what shows the window within the whole has changed.
   */
  setBounds(bounds: TimeWindow): void {
    if (sameWindow(bounds, this.#bounds)) return;
    const whole = this.isWhole;
    this.#bounds = bounds;
    const next = clampWindow(whole ? bounds : this.#window, bounds);
    const opened = this.#openLookedInto(next);
    const stays = sameWindow(next, this.#window);
    if (!stays) this.#window = next;
    this.#tell(stays && !opened ? 'bounds' : 'learnt');
  }

  /** The width of the chart in CSS pixels, in which folds are measured. */
  setWidth(width: number): void {
    if (width > 0) this.#width = width;
  }

  /** @param folds ascending and disjoint */
  setFolds(folds: readonly TimeWindow[]): void {
    const same =
      folds.length === this.#folds.length &&
      folds.every((fold, i) => sameWindow(fold, this.#folds[i] ?? this.#bounds));
    if (same) return;
    this.#folds = folds;
    this.#openLookedInto(this.#window);
    this.#tell('learnt');
  }

  /** Shows a stretch; folds that would leave next to nothing of it are opened. */
  show(window: TimeWindow): void {
    const next = clampWindow(window, this.#bounds);
    const opened = this.#openLookedInto(next);
    if (opened && sameWindow(next, this.#window)) this.#tell('moved');
    this.#set(next);
  }

  showWhole(): void {
    this.#set(this.#bounds);
  }

  /** @param milliseconds of time that is shown */
  panBy(milliseconds: number): void {
    this.panPixels(milliseconds * scaleOf(this.projection(this.#width)));
  }

  /** @param pixels CSS pixels of the chart; to later times where they are positive */
  panPixels(pixels: number): void {
    this.#set(panPixels(this.projection(this.#width), pixels, this.#bounds));
  }

  /** @param direction -1 to the past, 1 to the future; twice as far with 2 */
  panStep(direction: number): void {
    this.panPixels(direction * PAN_STEP * this.#width);
  }

  /** Moves an instant to the middle, as far as the session allows. */
  centre(time: number): void {
    this.panPixels(project(this.projection(this.#width), time) - this.#width / 2);
  }

  /** Whether an instant is in the middle, or as near to it as the session allows. */
  isCentred(time: number): boolean {
    const projection = this.projection(this.#width);
    const moved = panPixels(projection, project(projection, time) - this.#width / 2, this.#bounds);
    return Math.abs(project(projection, moved.from)) < 1;
  }

  /** @param anchor the instant that stays in its place; without it the middle of the window */
  zoom(factor: number, anchor?: number): void {
    const projection = this.projection(this.#width);
    const fixed = anchor ?? unproject(projection, this.#width / 2);
    this.#set(zoomFolded(projection, this.#folds, fixed, factor, this.#bounds));
  }

  #openLookedInto(window: TimeWindow): boolean {
    const opened = foldsLookedInto(window, this.#folds);
    if (opened.length === 0) return false;
    this.#folds = this.#folds.filter((fold) => !opened.includes(fold));
    this.onLookedInto(opened);
    return true;
  }

  #set(window: TimeWindow): void {
    if (sameWindow(window, this.#window)) return;
    this.#window = window;
    this.#tell('moved');
  }

  #tell(change: ViewChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
