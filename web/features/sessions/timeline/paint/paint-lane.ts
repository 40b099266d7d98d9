import { OPEN_END, OPEN_START, type Intervals } from '../data/intervals.ts';
import type { LaneBands } from '../data/join-shapes.ts';
import { paintMarks, paintRuns } from '../geometry/pixel-runs.ts';
import { project, type Projection } from '#web/components/time-axis/projection.ts';
import type { Band, LaneLook } from './lane-look.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import type { Pen } from '#web/components/time-axis/pen.ts';

/** What a painter of lanes works with. */
export interface Brush {
  readonly context: Pen;
  readonly palette: Palette;
  readonly projection: Projection;
  /** Size of a device pixel in CSS pixels. */
  readonly pixel: number;
  readonly look: LaneLook;
  /** Diagonal lines for what is not loaded. */
  readonly hatch: CanvasPattern | null;
}

/** CSS pixels over which an open edge fades, so that nobody takes it for an end. */
const FADE = 28;

/** CSS pixels between two marks that are told apart. */
const MARK_GAP = 3;
const ERROR_GAP = 7;

/** CSS pixels of a dash and of the room behind it. */
const DASH = 4;
const DASH_STEP = 7;

/** Paints one loaded lane with its top at `y`. */
export function paintLane(brush: Brush, shape: LaneBands, y: number): void {
  const { palette, look } = brush;
  paintPresence(brush, shape.presence, y);
  paintReplicating(brush, shape.replicating, y);
  paintBand(brush, shape.publishing, y, look.publishing, palette.publishing);
  paintBand(brush, shape.receiving, y, look.receiving, palette.receiving);
  paintChanges(brush, shape.subscriptionChanges, y);
  paintExchanges(brush, shape.exchanges, y);
  paintErrors(brush, shape.errors, y);
}

/** Presence: a box with its own outline, as its ground alone would be too pale to be seen by everybody. */
function paintPresence(brush: Brush, presence: Intervals, y: number): void {
  const { context, palette, projection, pixel, look } = brush;
  const { height } = look.presence;
  const top = y + look.presence.top;
  paintRuns(presence, projection, pixel, (x0, x1, flags) => {
    const width = x1 - x0;
    const isThin = width <= Math.max(3 * pixel, 2);
    if (isThin || !isOpen(flags)) {
      // Most are whole: two rectangles, the upper one as much smaller as the outline is wide.
      context.fillStyle = palette.edge;
      context.fillRect(x0, top, width, height);
      if (isThin) return;
      context.fillStyle = palette.presence;
      context.fillRect(x0 + 1, top + 1, width - 2, height - 2);
      return;
    }
    fillFading(brush, palette.presence, x0, x1, flags, (left, right) =>
      context.fillRect(left, top, right - left, height),
    );
    fillFading(brush, palette.edge, x0, x1, flags, (left, right) => {
      context.fillRect(left, top, right - left, 1);
      context.fillRect(left, top + height - 1, right - left, 1);
    });
    context.fillStyle = palette.edge;
    if ((flags & OPEN_START) === 0) context.fillRect(x0, top, 1, height);
    if ((flags & OPEN_END) === 0) context.fillRect(x1 - 1, top, 1, height);
  });
}

function paintBand(brush: Brush, intervals: Intervals, y: number, band: Band, colour: string): void {
  const { context, projection, pixel } = brush;
  paintRuns(intervals, projection, pixel, (x0, x1, flags) => {
    fillFading(brush, colour, x0, x1, flags, (left, right) =>
      context.fillRect(left, y + band.top, right - left, band.height),
    );
  });
}

/** Replication is dashed: beside receiving, the other thin line, only height and colour would tell it. */
function paintReplicating(brush: Brush, intervals: Intervals, y: number): void {
  const { context, palette, projection, pixel, look } = brush;
  const { top, height } = look.replicating;
  // Counted from an instant and not from the edge, so that dashes stay where they are while the picture moves.
  const origin = Math.round(project(projection, intervals.starts[0] ?? 0) / pixel) * pixel;
  paintRuns(intervals, projection, pixel, (x0, x1, flags) => {
    fillFading(brush, palette.replicating, x0, x1, flags, (from, to) => {
      const last = Math.min(to, projection.width);
      const first = origin + Math.floor((Math.max(from, 0) - origin) / DASH_STEP) * DASH_STEP;
      for (let x = first; x < last; x += DASH_STEP) {
        const left = Math.max(x, from);
        const right = Math.min(x + DASH, last);
        if (right > left) context.fillRect(left, y + top, right - left, height);
      }
    });
  });
}

const isOpen = (flags: number): boolean => (flags & (OPEN_START | OPEN_END)) !== 0;

/**
 * Fills from edge to edge, fading out towards an edge that is not recorded. Only what fades has a gradient, the rest its
 * plain colour.
 * @param fill told each stretch once its colour is set
 */
function fillFading(
  brush: Brush,
  colour: string,
  x0: number,
  x1: number,
  flags: number,
  fill: (left: number, right: number) => void,
): void {
  const { context, pixel } = brush;
  let left = x0;
  let right = x1;
  if (isOpen(flags)) {
    // Whole device pixels, so that there is no seam.
    const fade = Math.floor(Math.min(FADE, (x1 - x0) / 2) / pixel) * pixel;
    if ((flags & OPEN_START) !== 0 && fade > 0) {
      left += fade;
      context.fillStyle = fadeOf(context, colour, x0, left);
      fill(x0, left);
    }
    if ((flags & OPEN_END) !== 0 && fade > 0) {
      right -= fade;
      context.fillStyle = fadeOf(context, colour, x1, right);
      fill(right, x1);
    }
  }
  context.fillStyle = colour;
  if (right > left) fill(left, right);
}

/** From nothing at `clear` to the whole colour at `full`. */
function fadeOf(context: Pen, colour: string, clear: number, full: number): CanvasGradient {
  const gradient = context.createLinearGradient(clear, 0, full, 0);
  gradient.addColorStop(0, colour.replace(/^rgb\((.*)\)$/, 'rgba($1, 0)'));
  gradient.addColorStop(1, colour);
  return gradient;
}

/** Each beginning or ending of a subscription: a tick on the line of receiving. */
function paintChanges(brush: Brush, times: Float64Array, y: number): void {
  const { context, palette, projection, pixel, look } = brush;
  const { top, height } = look.receiving;
  context.fillStyle = palette.receiving;
  paintMarks(times, projection, MARK_GAP, 1, (x) => {
    context.fillRect(Math.round(x / pixel) * pixel, y + top - 2, 1, height + 2);
  });
}

/** A token exchange: a ring. */
function paintExchanges(brush: Brush, exchanges: LaneBands['exchanges'], y: number): void {
  const { context, palette, projection, look } = brush;
  const reach = look.exchangeReach;
  const middle = y + look.presence.top + look.presence.height / 2;
  paintMarks(exchanges.times, projection, reach, reach, (x) => {
    context.beginPath();
    context.arc(x, middle, reach, 0, Math.PI * 2);
    context.fillStyle = palette.surface;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = palette.exchange;
    context.stroke();
  });
}

/** An error: a diamond with a rim in the ground's colour, wider when it stands for several. */
function paintErrors(brush: Brush, errors: LaneBands['errors'], y: number): void {
  const { context, palette, projection, look } = brush;
  const reach = look.errorReach;
  const middle = y + look.presence.top + look.presence.height / 2;
  paintMarks(errors.times, projection, ERROR_GAP, reach + 2, (x, _, count) => {
    const half = count > 1 ? reach + 1 : reach;
    context.beginPath();
    context.moveTo(x, middle - half);
    context.lineTo(x + half, middle);
    context.lineTo(x, middle + half);
    context.lineTo(x - half, middle);
    context.closePath();
    context.lineWidth = 3;
    context.strokeStyle = palette.surface;
    context.stroke();
    context.fillStyle = palette.error;
    context.fill();
  });
}

/** Hatches what is not known from one instant to another. */
export function paintHatched(brush: Brush, y: number, from: number, to: number): void {
  const { context, projection, look, hatch } = brush;
  const { top, height } = look.presence;
  const left = Math.max(project(projection, from), -1);
  const right = Math.min(project(projection, to), projection.width + 1);
  if (right <= left || !hatch) return;
  context.fillStyle = hatch;
  context.fillRect(left, y + top, right - left, height);
}

/** Words in a lane beside an instant, on a ground of their own, kept within the width. */
export function paintWords(brush: Brush, words: string, from: number, y: number, colour: string): void {
  const { context, palette, projection, look } = brush;
  context.font = `11px ${palette.fontFamily}`;
  context.textBaseline = 'middle';
  const width = context.measureText(words).width + 8;
  const x = Math.min(Math.max(project(projection, from), 0), projection.width);
  const left = Math.max(0, Math.min(x + 4, projection.width - width - 4));
  const { top, height } = look.presence;
  context.fillStyle = palette.surface;
  context.fillRect(left, y + top + 1, width, height - 2);
  context.fillStyle = colour;
  context.fillText(words, left + 4, y + top + height / 2 + 0.5);
}
