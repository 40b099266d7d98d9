import type { Ticks } from '../geometry/ticks.ts';
import { project, type Projection } from '../geometry/projection.ts';
import type { Palette } from './palette.ts';

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
  context: CanvasRenderingContext2D,
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
  context: CanvasRenderingContext2D,
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

/** Times along the top. A label that would reach over an edge is left out rather than cut off. */
export function paintAxis(
  context: CanvasRenderingContext2D,
  palette: Palette,
  projection: Projection,
  { ticks, step }: Ticks,
  clock: Clock,
  pixel: number,
  height: number,
): void {
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const { time, startsDay } of ticks) {
    const x = project(projection, time);
    context.fillStyle = palette.edge;
    context.fillRect(snap(x, pixel), height - 5, 1, 5);
    const daily = startsDay || step >= DAY;
    const words = daily ? clock.day(time) : clock.time(time, step < MINUTE);
    context.font = `${daily ? 600 : 400} 11px ${palette.fontFamily}`;
    const half = context.measureText(words).width / 2;
    if (x - half < 2 || x + half > projection.width - 2) continue;
    context.fillStyle = daily ? palette.text : palette.muted;
    context.fillText(words, x, height / 2 - 1);
  }
  context.textAlign = 'start';
}

function snap(x: number, pixel: number): number {
  return Math.round(x / pixel) * pixel;
}
