import { OPEN_END, OPEN_START, type Intervals } from '../data/intervals.ts';
import type { LaneBands } from '../data/join-shapes.ts';
import { paintMarks, paintRuns } from '../geometry/pixel-runs.ts';
import { project, type Projection } from '#web/components/time-axis/projection.ts';
import type { Band, LaneLook } from './lane-look.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';

/** What a painter of lanes works with. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
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
    if ((flags & (OPEN_START | OPEN_END)) === 0) {
      // Most are whole: two rectangles, the upper one as much smaller as the outline is wide.
      context.fillStyle = palette.edge;
      context.fillRect(x0, top, width, height);
      if (width <= Math.max(3 * pixel, 2)) return;
      context.fillStyle = palette.presence;
      context.fillRect(x0 + 1, top + 1, width - 2, height - 2);
      return;
    }
    context.fillStyle = faded(brush, palette.presence, x0, x1, flags);
    context.fillRect(x0, top, width, height);
    context.fillStyle = faded(brush, palette.edge, x0, x1, flags);
    if (width <= 3 * pixel) {
      context.fillRect(x0, top, width, height);
      return;
    }
    context.fillRect(x0, top, width, 1);
    context.fillRect(x0, top + height - 1, width, 1);
    if ((flags & OPEN_START) === 0) context.fillRect(x0, top, 1, height);
    if ((flags & OPEN_END) === 0) context.fillRect(x1 - 1, top, 1, height);
  });
}

function paintBand(brush: Brush, intervals: Intervals, y: number, band: Band, colour: string): void {
  const { context, projection, pixel } = brush;
  paintRuns(intervals, projection, pixel, (x0, x1, flags) => {
    context.fillStyle = faded(brush, colour, x0, x1, flags);
    context.fillRect(x0, y + band.top, x1 - x0, band.height);
  });
}

/** Replication is dashed: beside receiving, the other thin line, only height and colour would tell it. */
function paintReplicating(brush: Brush, intervals: Intervals, y: number): void {
  const { context, palette, projection, pixel, look } = brush;
  const { top, height } = look.replicating;
  paintRuns(intervals, projection, pixel, (x0, x1, flags) => {
    context.fillStyle = faded(brush, palette.replicating, x0, x1, flags);
    const last = Math.min(x1, projection.width);
    for (let x = Math.floor(Math.max(x0, 0) / DASH_STEP) * DASH_STEP; x < last; x += DASH_STEP) {
      const left = Math.max(x, x0);
      const right = Math.min(x + DASH, last);
      if (right > left) context.fillRect(left, y + top, right - left, height);
    }
  });
}

/** A colour that fades out towards an edge that is not recorded. */
function faded(brush: Brush, colour: string, x0: number, x1: number, flags: number): string | CanvasGradient {
  if ((flags & (OPEN_START | OPEN_END)) === 0) return colour;
  const width = Math.max(x1 - x0, brush.pixel);
  const share = Math.min(FADE / width, 0.5);
  const gradient = brush.context.createLinearGradient(x0, 0, x0 + width, 0);
  const clear = colour.replace(/^rgb\((.*)\)$/, 'rgba($1, 0)');
  const open = (flag: number) => (flags & flag) !== 0;
  gradient.addColorStop(0, open(OPEN_START) ? clear : colour);
  gradient.addColorStop(open(OPEN_START) ? share : 0, colour);
  gradient.addColorStop(open(OPEN_END) ? 1 - share : 1, colour);
  gradient.addColorStop(1, open(OPEN_END) ? clear : colour);
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
