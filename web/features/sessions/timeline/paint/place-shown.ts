import { MINIMAP_HEIGHT } from '../chart-size.ts';
import { minimapParts } from '../geometry/minimap-parts.ts';
import { moveLayer } from '#web/components/time-axis/move-layer.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import { preparedContext } from '#web/components/time-axis/surface.ts';
import { paintShown } from './paint-shown.ts';

/** The stretch that is shown, in the minimap; CSS pixels. */
export interface Shown {
  readonly x0: number;
  readonly x1: number;
  /** Of the minimap. */
  readonly width: number;
  readonly palette: Palette;
  /** Device pixels of a CSS pixel. */
  readonly ratio: number;
}

/** CSS pixels by which what is moved may be of another shape than if it was painted anew. */
const ACCURACY = 0.02;

/**
 * Shows where the stretch is: moves what is painted while its shape stays the same, as it does while somebody pans, and
 * paints it anew otherwise.
 * @param painted what this returned last for the canvas: what is painted on it
 */
export function placeShown(
  canvas: HTMLCanvasElement,
  shown: Shown,
  painted: Shown | undefined,
): Shown | undefined {
  const { x0, x1, width, palette, ratio } = shown;
  if (painted && hasSameShape(painted, shown)) {
    moveLayer(canvas, Math.round((x0 - painted.x0) * ratio) / ratio);
    return painted;
  }
  const context = preparedContext(canvas, width, MINIMAP_HEIGHT, ratio);
  if (!context) return undefined;
  moveLayer(canvas, 0);
  paintShown(context, palette, x0, x1, width, MINIMAP_HEIGHT);
  return shown;
}

function hasSameShape(one: Shown, other: Shown): boolean {
  if (one.width !== other.width || one.palette !== other.palette || one.ratio !== other.ratio) return false;
  const offsets = ({ x0, x1, width }: Shown) => {
    const { start, end } = minimapParts(x0, x1, width);
    return [x1 - x0, start.x - x0, end.x - x0];
  };
  const others = offsets(other);
  return offsets(one).every((offset, i) => Math.abs(offset - (others[i] ?? 0)) <= ACCURACY);
}
