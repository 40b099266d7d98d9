/** A size in pixels of the picture. */
export interface Size {
  width: number;
  height: number;
}

/** A rectangle in pixels of the picture, from its top left corner. */
export interface Rectangle extends Size {
  x: number;
  y: number;
}

/** How many square pixels two rectangles share. */
export function overlap(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Whether a rectangle lies wholly in another. */
export function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
