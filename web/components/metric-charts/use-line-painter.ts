import { type RefObject, useEffect } from 'react';
import type { AxisView } from '#web/components/time-axis/axis-view.ts';
import type { Clock } from '#web/components/time-axis/paint-time.ts';
import { paintAxis, paintGrid, paintOutside } from '#web/components/time-axis/paint-time.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import { FrameTask, hatchPattern, preparedContext } from '#web/components/time-axis/surface.ts';
import { type TickBase, ticksOf } from '#web/components/time-axis/ticks.ts';
import { type PaintedChart, paintGaps, paintLevels, paintLines } from './paint-lines.ts';

/** CSS pixels that a time beside a tick needs. */
const LABEL_WIDTH = 68;

/** By which a chart's axis of time counts. */
export interface AxisClocks {
  clocks: readonly Clock[];
  /** What the ticks are round in. */
  base: TickBase;
}

interface LinePicture {
  view: AxisView;
  /** Of the plot, CSS pixels. */
  width: number;
  palette: Palette | undefined;
  clocks: AxisClocks;
  chart: PaintedChart;
  /** Before and after it nothing is known. */
  known: { from: number; to: number };
}

/** Paints a chart once a frame when something that it shows has changed. */
export function useLinePainter(canvas: RefObject<HTMLCanvasElement | null>, picture: LinePicture): void {
  const { view, width, palette, clocks, chart, known } = picture;
  const { from, to } = known;
  useEffect(
    () =>
      paintedWith(view, () => {
        const ratio = devicePixelRatio || 1;
        const context =
          canvas.current && palette && preparedContext(canvas.current, width, chart.height, ratio);
        if (!context || !palette || width === 0) return;
        const projection = view.projection(width);
        const pixel = 1 / ratio;
        const ticks = ticksOf(projection, clocks.base, LABEL_WIDTH);
        paintOutside(context, palette, projection, from, to, chart.height);
        paintGrid(context, palette, projection, ticks, pixel, chart.height);
        paintGaps(context, projection, chart, hatchPattern(context, palette, ratio));
        paintLevels(context, palette, chart, width, pixel);
        paintLines(context, palette, projection, chart);
      }),
    [canvas, view, width, palette, clocks, chart, from, to],
  );
}

/** Paints the times along the top. */
export function useAxisPainter(
  canvas: RefObject<HTMLCanvasElement | null>,
  picture: Omit<LinePicture, 'chart' | 'known'> & { height: number },
): void {
  const { view, width, palette, clocks, height } = picture;
  useEffect(
    () =>
      paintedWith(view, () => {
        const ratio = devicePixelRatio || 1;
        const context = canvas.current && palette && preparedContext(canvas.current, width, height, ratio);
        if (!context || !palette || width === 0) return;
        const projection = view.projection(width);
        const ticks = ticksOf(projection, clocks.base, LABEL_WIDTH);
        paintAxis(context, palette, projection, ticks, clocks.clocks, 1 / ratio, height);
      }),
    [canvas, view, width, palette, clocks, height],
  );
}

/** Paints at the next frame, and whenever the view moves. @returns ends that */
function paintedWith(view: AxisView, paint: () => void): () => void {
  const task = new FrameTask(paint);
  task.request();
  const unsubscribe = view.subscribe(() => task.request());
  return () => {
    unsubscribe();
    task.cancel();
  };
}
