/** A stretch of the minimap in CSS pixels. */
export interface Part {
  readonly x: number;
  readonly width: number;
}

/** What can be taken hold of: both edges of the window and what is between them. */
export interface MinimapParts {
  readonly start: Part;
  readonly body: Part;
  readonly end: Part;
}

/** The least size of a target (WCAG 2.5.8), CSS pixels. */
const TARGET = 24;

/**
 * Where the handles of a window lie: over its edges, and beside them where the window is too small to be taken hold of.
 * @param x0 left edge of the window, CSS pixels
 * @param x1 right edge
 * @param width of the minimap, at least three targets
 */
export function minimapParts(x0: number, x1: number, width: number): MinimapParts {
  const last = Math.max(width - TARGET, 2 * TARGET);
  const middle = (x0 + x1) / 2;
  // Between the beginnings of both handles lie one handle and a body, each at least a target wide.
  const half = Math.max((x1 - x0) / 2, TARGET);
  let start = middle - half - TARGET / 2;
  let end = middle + half - TARGET / 2;
  if (end > last) {
    start = Math.min(start, last - 2 * TARGET);
    end = last;
  }
  if (start < 0) {
    end = Math.max(end, 2 * TARGET);
    start = 0;
  }
  return {
    start: { x: start, width: TARGET },
    body: { x: start + TARGET, width: end - start - TARGET },
    end: { x: end, width: TARGET },
  };
}
