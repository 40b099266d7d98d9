import { project, type Projection, scaleOf, unproject } from '#web/components/time-axis/projection.ts';

/** A picture that reaches beyond the edges of its window, CSS pixels. */
export interface Margins {
  readonly before: number;
  readonly after: number;
}

export const NO_MARGINS: Margins = { before: 0, after: 0 };

/** CSS pixels by which what is moved may lie elsewhere, at the far edge, than if it was painted there. */
const ACCURACY = 0.05;

/** The same picture with what lies beyond its edges; its left edge is that of the left margin. */
export function widened(projection: Projection, { before, after }: Margins): Projection {
  if (before === 0 && after === 0) return projection;
  const { width, bends } = projection;
  return {
    from: unproject(projection, -before),
    to: unproject(projection, width + after),
    width: before + width + after,
    bends: bends && { ...bends, places: bends.places.map((place) => place + before) },
  };
}

/**
 * How far what was painted by one projection has to be moved to lie as another has it.
 * @returns CSS pixels, to the right where they are positive; undefined where to move it is not enough
 */
export function shiftBetween(painted: Projection, now: Projection): number | undefined {
  if (painted.width !== now.width || !sameFolds(painted, now)) return undefined;
  const stretch = Math.abs(scaleOf(now) / scaleOf(painted) - 1);
  if (stretch * painted.width > ACCURACY) return undefined;
  return -project(painted, now.from);
}

function sameFolds({ bends: one }: Projection, { bends: other }: Projection): boolean {
  if (!one || !other) return one === other;
  return (
    one.times.length === other.times.length && one.times.every((time, i) => time === (other.times[i] ?? 0))
  );
}
