import type { Density } from '../data/density.ts';
import { project, unproject } from '#web/components/time-axis/projection.ts';
import type { Pen } from '#web/components/time-axis/pen.ts';
import { type Brush, paintWords } from './paint-lane.ts';

const count = new Intl.NumberFormat('en-GB');

/** CSS pixels above and below the curve. */
const ROOM = 3;

/**
 * Paints how many people were in over time; above that, hatched, those who may have been.
 * @returns whether words say how many those are
 */
export function paintDensity(brush: Brush, density: Density, y: number): boolean {
  const { context, palette, projection, hatch, look } = brush;
  const base = y + look.rowHeight - ROOM;
  const scale = (look.rowHeight - 2 * ROOM) / density.most;
  const end = density.start + density.present.length * density.step;
  const left = Math.max(0, Math.floor(project(projection, density.start)));
  const right = Math.min(projection.width, Math.ceil(project(projection, end)));
  if (right <= left) return false;
  const known: number[] = [];
  const all: number[] = [];
  for (let x = left; x < right; x += 1) {
    const first = stepAt(density, unproject(projection, x));
    const last = Math.max(first, stepAt(density, unproject(projection, x + 1) - 1));
    const [present, total] = mostOf(density, first, last);
    known.push(base - present * scale);
    all.push(base - total * scale);
  }
  if (density.loaded < density.participants && hatch) fillUnder(context, hatch, left, base, all);
  fillUnder(context, palette.presence, left, base, known);
  outline(context, palette.edge, left, known);
  const missing = density.participants - density.loaded;
  if (missing > 0) {
    const words = `${count.format(missing)} of ${count.format(density.participants)} joined, not loaded`;
    paintWords(brush, words, density.start, y, palette.muted);
  }
  return missing > 0;
}

function stepAt({ start, step, present }: Density, time: number): number {
  return Math.min(Math.max(Math.floor((time - start) / step), 0), present.length - 1);
}

function mostOf({ present, unknown }: Density, first: number, last: number): [number, number] {
  let most = 0;
  let total = 0;
  for (let at = first; at <= last; at += 1) {
    const known = present[at] ?? 0;
    if (known > most) most = known;
    const sum = known + (unknown[at] ?? 0);
    if (sum > total) total = sum;
  }
  return [most, total];
}

function fillUnder(
  context: Pen,
  fill: string | CanvasPattern,
  left: number,
  base: number,
  tops: readonly number[],
): void {
  context.beginPath();
  context.moveTo(left, base);
  tops.forEach((top, i) => {
    context.lineTo(left + i, top);
    context.lineTo(left + i + 1, top);
  });
  context.lineTo(left + tops.length, base);
  context.closePath();
  context.fillStyle = fill;
  context.fill();
}

function outline(context: Pen, colour: string, left: number, tops: readonly number[]): void {
  context.beginPath();
  tops.forEach((top, i) => {
    context.lineTo(left + i, top);
    context.lineTo(left + i + 1, top);
  });
  context.lineWidth = 1;
  context.strokeStyle = colour;
  context.stroke();
}
