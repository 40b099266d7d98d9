import type { Drawing } from '#shared/layouts/geometry/draw-layout.ts';

/** A rectangle of a reference: what it is, whose, and where. */
export interface ReferenceShape {
  part: string;
  person: string;
  /** x, y, width, height */
  place: number[];
}

const COLOURS: Readonly<Record<string, string>> = {
  tile: '#4a6fa5',
  featured: '#b5763a',
  window: '#5a8f5a',
  video: '#ffffff',
};

/** The shapes of a drawing, in the order in which they are painted. Videos to a hundredth of a pixel. */
export function shapesOf({ slots }: Drawing): ReferenceShape[] {
  return slots.flatMap(({ role, person: { id }, rectangle, video }) => [
    { part: role, person: id, place: [rectangle.x, rectangle.y, rectangle.width, rectangle.height] },
    ...(video
      ? [{ part: 'video', person: id, place: [video.x, video.y, video.width, video.height].map(rounded) }]
      : []),
  ]);
}

const rounded = (pixels: number) => Math.round(pixels * 100) / 100;

/** A drawing as a picture without any text, so that no font decides how it looks. */
export function toSvg(drawing: Drawing): string {
  const { width, height } = drawing.canvas;
  const rectangles = shapesOf(drawing).map(({ part, person, place: [x, y, wide, high] }) => {
    const look =
      part === 'video' ? `fill="none" stroke="${COLOURS[part]}" stroke-width="2"` : `fill="${COLOURS[part]}"`;
    return `  <rect data-part="${part}" data-person="${person}" x="${x}" y="${y}" width="${wide}" height="${high}" ${look}/>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`,
    `  <rect data-part="canvas" x="0" y="0" width="${width}" height="${height}" fill="#000000"/>`,
    ...rectangles,
    '</svg>',
    '',
  ].join('\n');
}

/** The shapes of a kept picture, and the size of its canvas. */
export function readSvg(svg: string): { canvas: number[]; shapes: ReferenceShape[] } {
  const shapes = [...svg.matchAll(/<rect ([^>]*)\/>/g)].map(([, attributes = '']) => {
    const value = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    return {
      part: value('data-part'),
      person: value('data-person'),
      place: ['x', 'y', 'width', 'height'].map((name) => Number(value(name))),
    };
  });
  const [canvas, ...rest] = shapes;
  return { canvas: canvas?.place ?? [], shapes: rest };
}
