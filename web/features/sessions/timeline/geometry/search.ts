/** The first position in ascending numbers whose value is at least `value`; the length when there is none. */
export function firstAtLeast(sorted: Float64Array, value: number, from = 0, to = sorted.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first position whose value is above `value`. */
export function firstAbove(sorted: Float64Array, value: number, from = 0, to = sorted.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * As `firstAtLeast`, for an answer that is probably near `from`: the steps double, so that walking a lane costs as
 * much as what is seen of it and not as much as there is.
 */
export function firstAtLeastNear(
  sorted: Float64Array,
  value: number,
  from: number,
  to = sorted.length,
): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < to && (sorted[high] ?? 0) < value) {
    low = high + 1;
    high = Math.min(to, high + step);
    step *= 2;
  }
  return firstAtLeast(sorted, value, low, high);
}
