import type { BenchSession } from './sessions.ts';

/** Size of the lanes in every chart, CSS pixels: as many rows as the session page shows at most. */
export const PLOT = { width: 1200, rows: 14, rowHeight: 30 };
export const PLOT_HEIGHT = PLOT.rows * PLOT.rowHeight;

/** A chart that is measured. All of them get the same data and are moved in the same way, each through its own door. */
export interface Subject {
  /** Draws what stands there before there is data, where a page has that. */
  prepare?(host: HTMLElement): void;
  /** Takes the data. What it needs of it to be ready is its own business; it is not drawn yet. */
  fill(session: BenchSession): void;
  /** Draws for the first time. */
  show(host: HTMLElement): void;
  /** Whether all that it makes of the data is there: also what comes after the first picture. */
  isWhole?(): boolean;
  /** Moves the stretch shown by so many pixels, to the future with a positive number. */
  pan(pixels: number): void;
  /** Shows so many times as much detail, around the middle. */
  zoom(factor: number): void;
  /** Moves the lanes up by so many pixels. Not measured where there is none. */
  scroll?(pixels: number): void;
  /** Points at a place of the lanes, CSS pixels from their corner. */
  point?(x: number, y: number): void;
  /** Milliseconds that finding out what is at places by chance took, each. */
  hits?(count: number): number[];
}

/** The stretch shown, for charts that are told it as a whole. Milliseconds from the start of the session. */
export class Stretch {
  readonly #length: number;
  from = 0;
  to: number;

  constructor(length: number) {
    this.#length = length;
    this.to = length;
  }

  pan(pixels: number): void {
    const by = (pixels / PLOT.width) * (this.to - this.from);
    this.#show(this.from + by, this.to - this.from);
  }

  zoom(factor: number): void {
    const middle = (this.from + this.to) / 2;
    const length = Math.min(this.#length, (this.to - this.from) / factor);
    this.#show(middle - length / 2, length);
  }

  #show(from: number, length: number): void {
    this.from = Math.min(Math.max(0, from), this.#length - length);
    this.to = this.from + length;
  }
}
