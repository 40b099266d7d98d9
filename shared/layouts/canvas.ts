import * as z from 'zod/mini';

/** What EncoderConfiguration takes for a picture (API model, Video): even sides, and no more pixels than 1920 × 1080. */
export const LONGEST_SIDE = 1920;
export const SHORTEST_SIDE = 2;
export const MOST_PIXELS = 2_073_600;

const Side = z.int().check(
  z.minimum(SHORTEST_SIDE),
  z.maximum(LONGEST_SIDE),
  z.refine<number>((pixels) => pixels % 2 === 0, 'must be an even number of pixels'),
);

/** The size of a composition's picture, in pixels. */
export const Canvas = z
  .strictObject({ width: Side, height: Side })
  .check(
    z.refine(
      ({ width, height }) => width * height <= MOST_PIXELS,
      'must have at most 2,073,600 pixels, width times height, as 1920 × 1080 has',
    ),
  );
export type Canvas = z.input<typeof Canvas>;

/** The same picture upright instead of lying, or the other way round. */
export function turned({ width, height }: Canvas): Canvas {
  return { width: height, height: width };
}
