import type { Size } from '#shared/layouts/geometry/rectangle.ts';
import { ACTION_SAFE, TITLE_SAFE } from './snap-lines.ts';

export const OVERLAYS = ['safe', 'bars'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** What is drawn for each, in words. */
export const OVERLAY_LEGENDS: Record<Overlay, string> = {
  safe: 'Dashed: action safe, 3.5 % from each edge. Dotted: title safe, 5 % (EBU R 95).',
  bars: 'Yellow, over upright pictures: about what apps for upright video lay over them. Each does it in its own way.',
};

/** About what apps for upright video lay over it: each platform does it in its own way, and changes it. */
const BARS = { top: 0.11, bottom: 0.2, right: 0.13 };

/** Paints safe areas, and the bars of upright players, over a picture. */
export function paintOverlays(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  shown: ReadonlySet<Overlay>,
): void {
  if (shown.has('safe')) {
    context.strokeStyle = 'rgb(255 255 255 / 0.85)';
    context.lineWidth = Math.max(width, height) / 640;
    for (const [part, dash] of [
      [ACTION_SAFE, [12, 8]],
      [TITLE_SAFE, [3, 6]],
    ] as const) {
      context.setLineDash([...dash]);
      context.strokeRect(width * part, height * part, width * (1 - 2 * part), height * (1 - 2 * part));
    }
    context.setLineDash([]);
  }
  if (shown.has('bars') && height > width) {
    context.fillStyle = 'rgb(242 181 68 / 0.38)';
    const below = height * (1 - BARS.bottom);
    context.fillRect(0, 0, width, height * BARS.top);
    context.fillRect(0, below, width, height * BARS.bottom);
    context.fillRect(
      width * (1 - BARS.right),
      height * BARS.top,
      width * BARS.right,
      below - height * BARS.top,
    );
  }
}
