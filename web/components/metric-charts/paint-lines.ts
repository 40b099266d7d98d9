import type { MetricSeriesSet } from '#shared/metrics/contract.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import type { Pen } from '#web/components/time-axis/pen.ts';
import { project, type Projection } from '#web/components/time-axis/projection.ts';
import type { ChartLine, LineLook } from './charts-of.ts';
import type { ValueAxis } from './value-axis.ts';

/** Lines are told apart by their dashes as well as by colour. */
const DASHES: Readonly<Record<LineLook, readonly number[]>> = {
  first: [],
  second: [6, 3],
  third: [2, 2],
  fourth: [8, 2, 2, 2],
};

export function lineColour(palette: Palette, look: LineLook): string {
  switch (look) {
    case 'first':
      return palette.receiving;
    case 'second':
      return palette.exchange;
    case 'third':
      return palette.publishing;
    case 'fourth':
      return palette.text;
  }
}

export interface PaintedChart {
  lines: readonly ChartLine[];
  axis: ValueAxis;
  /** CSS pixels. */
  height: number;
  window: Pick<MetricSeriesSet, 'period'> & { from: number };
}

/** CSS pixels above the highest value, so that its line is not cut. */
const ROOM = 4;

/** Where a value lies, CSS pixels from the top. */
export function placeOfValue(value: number, { top }: ValueAxis, height: number): number {
  return height - (value / top) * (height - ROOM);
}

/** Level lines at the values of the axis. */
export function paintLevels(
  context: Pen,
  palette: Palette,
  { axis, height }: PaintedChart,
  width: number,
  pixel: number,
): void {
  context.fillStyle = palette.line;
  for (const tick of axis.ticks)
    context.fillRect(0, Math.round(placeOfValue(tick, axis, height) / pixel) * pixel, width, pixel);
}

/**
 * The lines, each period as a level stretch of its own: a value is of the whole period and not of an instant. Where nothing
 * was measured there is no line.
 */
export function paintLines(
  context: Pen,
  palette: Palette,
  projection: Projection,
  { lines, axis, height, window }: PaintedChart,
): void {
  const length = window.period * 1_000;
  context.lineJoin = 'round';
  for (const { look, values } of lines) {
    context.strokeStyle = lineColour(palette, look);
    context.lineWidth = 1.5;
    context.setLineDash([...DASHES[look]]);
    context.beginPath();
    const first = Math.max(0, Math.floor((projection.from - window.from) / length));
    const end = Math.min(values.length, Math.ceil((projection.to - window.from) / length));
    let drawing = false;
    for (let index = first; index < end; index += 1) {
      const value = values[index];
      if (value === null || value === undefined) {
        drawing = false;
        continue;
      }
      const y = placeOfValue(value, axis, height);
      const start = window.from + index * length;
      const left = project(projection, start);
      if (drawing) context.lineTo(left, y);
      else context.moveTo(left, y);
      context.lineTo(project(projection, start + length), y);
      drawing = true;
    }
    context.stroke();
  }
  context.setLineDash([]);
}

/** Stretches in which nothing was measured of any line, hatched: a gap and no zero. */
export function paintGaps(
  context: Pen,
  projection: Projection,
  { lines, height, window }: PaintedChart,
  hatch: CanvasPattern | null,
): void {
  if (!hatch || lines.length === 0) return;
  const length = window.period * 1_000;
  const count = Math.max(...lines.map(({ values }) => values.length));
  context.fillStyle = hatch;
  const isGap = (index: number) => lines.every(({ values }) => (values[index] ?? null) === null);
  for (let index = 0; index < count; index += 1) {
    if (!isGap(index)) continue;
    const start = index;
    while (index + 1 < count && isGap(index + 1)) index += 1;
    const left = Math.max(0, project(projection, window.from + start * length));
    const right = Math.min(projection.width, project(projection, window.from + (index + 1) * length));
    if (right > left) context.fillRect(left, 0, right - left, height);
  }
}
