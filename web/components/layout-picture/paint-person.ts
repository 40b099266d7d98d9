import type { Rectangle } from '#shared/layouts/geometry/rectangle.ts';

const shade = (opacity: number) => `rgb(255 255 255 / ${opacity})`;

/** Somebody in front of a camera, as their video would lie: the whole video, of which the slot may cut off a part. */
export function paintFigure(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Rectangle,
  ground: string,
): void {
  context.fillStyle = ground;
  context.fillRect(x, y, width, height);
  context.fillStyle = shade(0.32);
  const middle = x + width / 2;
  // Stretched with the video, as a face would be.
  for (const [down, rx, ry] of [
    [0.4, width * 0.11, height * 0.2],
    [1.02, width * 0.26, height * 0.38],
  ] as const) {
    context.beginPath();
    context.ellipse(middle, y + height * down, rx, ry, 0, 0, 2 * Math.PI);
    context.fill();
  }
}

/** A shared screen: a window with lines of text up to its edges, so that one sees what is cut off. */
export function paintScreen(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Rectangle,
  ground: string,
): void {
  const line = height / 12;
  context.fillStyle = ground;
  context.fillRect(x, y, width, height);
  context.fillStyle = shade(0.28);
  context.fillRect(x, y, width, line);
  context.fillStyle = shade(0.22);
  [2, 3.5, 5, 6.5, 8, 9.5].forEach((row, index) => {
    const part = index % 3 === 2 ? 0.6 : 0.96;
    context.fillRect(x + width * 0.02, y + row * line, width * part, line * 0.6);
  });
}
