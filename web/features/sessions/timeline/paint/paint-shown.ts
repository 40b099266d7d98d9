import { minimapParts, type Part } from '../geometry/minimap-parts.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import type { Pen } from '#web/components/time-axis/pen.ts';

/** CSS pixels. */
const EDGE = 2;
const LEAST = 4;
const GRIP = { width: 6, height: 16 };

/**
 * Paints the stretch that is shown into the minimap, with what its edges are taken hold of by.
 * @param x0 left edge of the stretch, CSS pixels
 * @param x1 right edge
 */
export function paintShown(
  context: Pen,
  palette: Palette,
  x0: number,
  x1: number,
  width: number,
  height: number,
): void {
  const right = Math.max(x1, x0 + LEAST);
  context.globalAlpha = 0.5;
  context.fillStyle = palette.selected;
  context.fillRect(x0, 0, right - x0, height);
  context.globalAlpha = 1;
  context.fillStyle = palette.accent;
  context.fillRect(x0, 0, EDGE, height);
  context.fillRect(right - EDGE, 0, EDGE, height);
  const { start, end } = minimapParts(x0, x1, width);
  paintGrip(context, palette, start, height);
  paintGrip(context, palette, end, height);
}

/** Round at its corners by a pixel that is left out: paths take longer to paint than all the rest of it. */
function paintGrip(context: Pen, palette: Palette, part: Part, height: number): void {
  const left = Math.round(part.x + (part.width - GRIP.width) / 2);
  const top = Math.round((height - GRIP.height) / 2);
  context.fillStyle = palette.accent;
  context.fillRect(left, top + 1, GRIP.width, GRIP.height - 2);
  context.fillRect(left + 1, top, GRIP.width - 2, GRIP.height);
  context.fillStyle = palette.surface;
  context.fillRect(left + 1, top + 1, GRIP.width - 2, GRIP.height - 2);
}
