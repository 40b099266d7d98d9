import type { RowRange } from './geometry/lane-rows.ts';
import { type Margins, NO_MARGINS, shiftBetween } from './geometry/sheet.ts';
import type { Projection } from '#web/components/time-axis/projection.ts';

/** How much is painted beyond the edge to which somebody pans, as a part of the width. */
const AHEAD = 0.75;

/** What a frame asks for: what is painted moved to a place (CSS pixels), or all painted anew, with so much around it. */
export type SheetStep = { readonly moveTo: number } | { readonly paint: Margins };

interface Painted extends Margins {
  readonly projection: Projection;
  readonly rows: RowRange;
}

/**
 * Keeps account of a picture that reaches beyond its window while somebody pans, so that most of the frames only move
 * it. Whatever else happens has it painted anew.
 */
export class ChartSheet {
  #painted: Painted | undefined;
  #last: Projection | undefined;
  #keepsToEdges = false;

  /** What is painted is out of date. */
  discard(): void {
    this.#painted = undefined;
  }

  /** Whether something was painted that keeps to the edges of the window wherever that moves: it cannot be moved along. */
  keepToEdges(keeps: boolean): void {
    this.#keepsToEdges = keeps;
    if (keeps) this.discard();
  }

  /**
   * What to do for the next frame.
   * @param projection of the window
   * @param rows to be seen
   * @param isMoving whether somebody moves the view; at rest nothing is beyond the edges
   * @param pixel size of a device pixel in CSS pixels: a picture that lies between two of them is blurred
   */
  next(projection: Projection, rows: RowRange, isMoving: boolean, pixel: number): SheetStep {
    const last = this.#last;
    this.#last = isMoving ? projection : undefined;
    const painted = this.#painted;
    if (isMoving && painted && painted.rows.first === rows.first && painted.rows.end === rows.end) {
      const shift = shiftBetween(painted.projection, projection);
      if (shift !== undefined && -painted.after <= shift && shift <= painted.before)
        return { moveTo: snap(shift, pixel) - painted.before };
    }
    // From the second frame on: a single step is not worth the wider picture.
    const pan = isMoving && !this.#keepsToEdges && last ? (shiftBetween(last, projection) ?? 0) : 0;
    const ahead = snap(projection.width * AHEAD, pixel);
    const margins = pan === 0 ? NO_MARGINS : { before: pan > 0 ? ahead : 0, after: pan < 0 ? ahead : 0 };
    this.#painted = pan === 0 ? undefined : { projection, rows, ...margins };
    return { paint: margins };
  }
}

function snap(x: number, pixel: number): number {
  return Math.round(x / pixel) * pixel;
}
