import type { Ticks } from './ticks.ts';
import { project, type Projection } from './projection.ts';
import type { TimeWindow } from './time-window.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';

/** Words for instants in the zone that the reader chose. */
export interface Clock {
  /** `14:05` or, where seconds matter, `14:05:12`. */
  time: (time: number, seconds: boolean) => string;
  /** `20 Nov`. */
  day: (time: number) => string;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Vertical hairlines at the ticks, stronger where a day begins. */
export function paintGrid(
  context: Pen,
  palette: Palette,
  projection: Projection,
  { ticks }: Ticks,
  pixel: number,
  height: number,
): void {
  for (const { time, startsDay } of ticks) {
    context.fillStyle = startsDay ? palette.edge : palette.line;
    context.fillRect(snap(project(projection, time), pixel), 0, Math.max(pixel, 1), height);
  }
}

/** The ground before the session began and after it ended, or after what is known of a live one. */
export function paintOutside(
  context: Pen,
  palette: Palette,
  projection: Projection,
  start: number,
  end: number,
  height: number,
): void {
  context.fillStyle = palette.sunken;
  const left = Math.min(project(projection, start), projection.width);
  if (left > 0) context.fillRect(0, 0, left, height);
  const right = Math.max(project(projection, end), 0);
  if (right < projection.width) context.fillRect(right, 0, projection.width - right, height);
}

/** CSS pixels from one line of labels to the next. */
export const AXIS_LINE = 14;

/**
 * Times along the top, by one clock or by two under one another. A label that would reach over an edge or a fold is left
 * out rather than cut off.
 */
export function paintAxis(
  context: Pen,
  palette: Palette,
  projection: Projection,
  { ticks, step }: Ticks,
  clocks: readonly Clock[],
  pixel: number,
  height: number,
): void {
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillStyle = palette.edge;
  for (const { time } of ticks) context.fillRect(snap(project(projection, time), pixel), height - 5, 1, 5);
  // One weight after the other: telling a canvas its font takes longer than writing a time in it.
  for (const daily of [false, true]) {
    const font = `${daily ? 600 : 400} 11px ${palette.fontFamily}`;
    let isSet = false;
    for (const { time, startsDay } of ticks) {
      const x = project(projection, time);
      clocks.forEach((clock, line) => {
        if ((line === 0 && (startsDay || step >= DAY)) !== daily) return;
        if (!isSet) {
          context.font = font;
          context.fillStyle = daily ? palette.text : palette.muted;
          isSet = true;
        }
        const words = daily ? clock.day(time) : clock.time(time, step < MINUTE);
        const half = (daily ? context.measureText(words).width : widthOf(context, words)) / 2;
        const left = x - half;
        const right = x + half;
        if (left >= 2 && right <= projection.width - 2 && !meetsFold(projection, left, right))
          context.fillText(words, x, 13 + line * AXIS_LINE);
      });
    }
  }
  context.textAlign = 'start';
}

const MOST_KEPT = 1_000;
const widths = new Map<string, number>();

/** The same times stand on an axis frame after frame, and all axes have them in one font; dates are few. */
function widthOf(context: Pen, words: string): number {
  let width = widths.get(words);
  if (width === undefined) {
    if (widths.size >= MOST_KEPT) widths.clear();
    widths.set(words, (width = context.measureText(words).width));
  }
  return width;
}

/** Whether a stretch of the axis reaches into a fold, whose own words stand there. */
function meetsFold({ bends }: Projection, left: number, right: number): boolean {
  if (!bends) return false;
  const { places } = bends;
  for (let i = 0; i < places.length; i += 2) {
    if (right > (places[i] ?? 0) && left < (places[i + 1] ?? 0)) return true;
  }
  return false;
}

/** The time in which the session only waits for its end: a ground of its own behind a dashed line. */
export function paintIdleTail(
  context: Pen,
  palette: Palette,
  projection: Projection,
  tail: TimeWindow,
  height: number,
): void {
  const left = Math.round(project(projection, tail.from)) + 0.5;
  const right = project(projection, tail.to);
  if (right < 0 || left > projection.width) return;
  context.fillStyle = palette.sunken;
  context.fillRect(left, 0, right - left, height);
  context.beginPath();
  context.moveTo(left, 0);
  context.lineTo(left, height);
  context.setLineDash([2, 3]);
  context.lineWidth = 1;
  context.strokeStyle = palette.edge;
  context.stroke();
  context.setLineDash([]);
}

function snap(x: number, pixel: number): number {
  return Math.round(x / pixel) * pixel;
}
