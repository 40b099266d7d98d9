import type { Activity } from '../data/activity.ts';
import { project, type Projection, unproject } from '#web/components/time-axis/projection.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import type { Pen } from '#web/components/time-axis/pen.ts';
import { paintIdleTail, paintOutside } from '#web/components/time-axis/paint-time.ts';

/** What the minimap shows of a session. */
export interface Overview {
  readonly activity: Activity;
  readonly idleTail: TimeWindow | undefined;
  /** Start and end of what is known, milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  /** Whether events may be missing. */
  readonly partial: boolean;
  /** How many events and errors there are in all. */
  readonly events: number;
  readonly errors: number;
}

/** CSS pixels above the tallest bar, for the marks of errors. */
const ROOM = 8;
/** CSS pixels between two marks of errors that are told apart. */
const ERROR_GAP = 7;

/**
 * Paints how much happened when, over a whole session: bars for events, triangles for errors, hatching where events may
 * be missing.
 */
export function paintMinimap(
  context: Pen,
  palette: Palette,
  hatch: CanvasPattern | null,
  projection: Projection,
  { activity, idleTail, start, end, partial }: Overview,
  height: number,
): void {
  const { width } = projection;
  paintOutside(context, palette, projection, start, end, height);
  if (idleTail) paintIdleTail(context, palette, projection, idleTail, height);
  const left = Math.max(project(projection, start), 0);
  if (partial && hatch) {
    context.fillStyle = hatch;
    context.fillRect(left, 0, Math.min(project(projection, end), width) - left, height);
  }
  const events = sums(activity, activity.events, projection);
  const most = events.reduce((a, b) => Math.max(a, b), 1);
  context.fillStyle = palette.muted;
  events.forEach((count, x) => {
    if (count === 0) return;
    // By the root: one event is seen beside a second in which a thousand people join.
    const bar = Math.max(2, (height - ROOM) * Math.sqrt(count / most));
    context.fillRect(x, height - bar, 1, bar);
  });
  let last = Number.NEGATIVE_INFINITY;
  sums(activity, activity.errors, projection).forEach((count, x) => {
    if (count === 0 || x - last < ERROR_GAP) return;
    last = x;
    context.beginPath();
    context.moveTo(x - 3, 1);
    context.lineTo(x + 4, 1);
    context.lineTo(x + 0.5, 7);
    context.closePath();
    context.fillStyle = palette.error;
    context.fill();
  });
}

/** A column of the activity for each pixel of the width. */
function sums({ start, step }: Activity, column: Uint32Array, projection: Projection): Uint32Array {
  const pixels = new Uint32Array(Math.ceil(projection.width));
  let x = 0;
  let until = unproject(projection, 1);
  column.forEach((count, at) => {
    const time = start + at * step;
    while (time >= until && x < pixels.length - 1) {
      x += 1;
      until = unproject(projection, x + 1);
    }
    pixels[x] = (pixels[x] ?? 0) + count;
  });
  return pixels;
}
