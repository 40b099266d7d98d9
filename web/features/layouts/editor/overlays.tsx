import type { Size } from '#shared/layouts/geometry/rectangle.ts';
import { ACTION_SAFE, TITLE_SAFE } from './snap-lines.ts';

export const OVERLAYS = ['safe', 'bars'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** About what apps for upright video lay over it: each platform does it in its own way, and changes it. */
const BARS = { top: 0.11, bottom: 0.2, right: 0.13 };

/** Safe areas, and the bars of upright players, over a picture. */
export function Overlays({ canvas, shown }: { canvas: Size; shown: ReadonlySet<Overlay> }) {
  const { width, height } = canvas;
  const inset = (part: number) => ({
    x: width * part,
    y: height * part,
    width: width * (1 - 2 * part),
    height: height * (1 - 2 * part),
  });
  return (
    <>
      {shown.has('safe') && (
        <g fill="none" stroke="#ffffff" strokeWidth={Math.max(width, height) / 640} strokeOpacity={0.85}>
          <rect {...inset(ACTION_SAFE)} strokeDasharray="12 8" />
          <rect {...inset(TITLE_SAFE)} strokeDasharray="3 6" />
        </g>
      )}
      {shown.has('bars') && height > width && (
        <g fill="#f2b544" fillOpacity={0.38}>
          <rect x={0} y={0} width={width} height={height * BARS.top} />
          <rect x={0} y={height * (1 - BARS.bottom)} width={width} height={height * BARS.bottom} />
          <rect
            x={width * (1 - BARS.right)}
            y={height * BARS.top}
            width={width * BARS.right}
            height={height * (1 - BARS.top - BARS.bottom)}
          />
        </g>
      )}
    </>
  );
}
