import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { project, type Projection } from '#web/components/time-axis/projection.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import type { Pen } from '#web/components/time-axis/pen.ts';

/** CSS pixels at both sides of a fold that stay free, so that marks at its edges are seen whole. */
const FREE = 8;
const TOOTH = { width: 3, height: 8 } as const;

/** Covers folded gaps with a break of the picture: two dashed zigzags with nothing between. */
export function paintFolds(
  context: Pen,
  palette: Palette,
  projection: Projection,
  folds: readonly TimeWindow[],
  height: number,
): void {
  for (const fold of folds) {
    const x0 = project(projection, fold.from);
    const x1 = project(projection, fold.to);
    if (x1 < 0 || x0 > projection.width) continue;
    const free = Math.min(FREE, (x1 - x0) / 4);
    context.fillStyle = palette.surface;
    context.fillRect(x0 + free, 0, x1 - x0 - 2 * free, height);
    context.beginPath();
    zigzag(context, x0 + free, height);
    zigzag(context, x1 - free, height);
    context.setLineDash([4, 2]);
    context.lineWidth = 1;
    context.strokeStyle = palette.edge;
    context.stroke();
    context.setLineDash([]);
  }
}

function zigzag(context: Pen, x: number, height: number): void {
  context.moveTo(x, 0);
  for (let y = TOOTH.height / 2, side = 1; y < height + TOOTH.height; y += TOOTH.height / 2, side = -side) {
    context.lineTo(x + side * TOOTH.width, y);
  }
}
