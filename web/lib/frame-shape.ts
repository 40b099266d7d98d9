/** What a picture's size looks like: `16:9`, and which way round it stands. */
export interface FrameShape {
  ratio: string;
  word: 'landscape' | 'portrait' | 'square';
}

/** Ratios with a name of their own, the longer side first. */
const USUAL = [
  [16, 9],
  [4, 3],
  [3, 2],
  [21, 9],
  [1, 1],
] as const;

/** Sizes must be even, so 854 x 480 is as close to 16:9 as that height comes. */
const CLOSE = 0.01;
const LARGEST_TERM = 21;

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function ratioOf(long: number, short: number): [text: string, long: number | string, short: number | string] {
  const divisor = greatestCommonDivisor(long, short);
  const [a, b] = [long / divisor, short / divisor];
  if (a <= LARGEST_TERM) return ['', a, b];
  const close = USUAL.find(([x, y]) => Math.abs(long / short / (x / y) - 1) < CLOSE);
  if (close) return ['about ', close[0], close[1]];
  return ['', (long / short).toFixed(2), 1];
}

/**
 * The shape of a frame in words.
 * @param width pixels, above zero
 * @param height pixels, above zero
 */
export function frameShape(width: number, height: number): FrameShape {
  const [about, long, short] = ratioOf(Math.max(width, height), Math.min(width, height));
  if (width === height) return { ratio: '1:1', word: 'square' };
  return width > height
    ? { ratio: `${about}${long}:${short}`, word: 'landscape' }
    : { ratio: `${about}${short}:${long}`, word: 'portrait' };
}
