import type { Rectangle } from '#shared/layouts/geometry/rectangle.ts';

/** One for each place in the list, so that somebody keeps their colour wherever the layout puts them. */
const GROUNDS = [
  '#33558b',
  '#7a3f5d',
  '#2f6b55',
  '#7a5a24',
  '#54459a',
  '#2c6a7c',
  '#87453a',
  '#4d6630',
  '#6d3f86',
  '#3f5f6d',
  '#8a3f6f',
  '#5c5a2a',
];
const FIGURE = '#ffffff';

export const groundOf = (index: number): string => GROUNDS[index % GROUNDS.length] ?? '#33558b';

/** Somebody in front of a camera, as their video would lie: the whole video, of which the slot may cut off a part. */
export function Figure({ video: { x, y, width, height }, ground }: { video: Rectangle; ground: string }) {
  const middle = x + width / 2;
  // Stretched with the video, as a face would be.
  const [rx, ry] = [width * 0.11, height * 0.2];
  return (
    <>
      <rect x={x} y={y} width={width} height={height} fill={ground} />
      <g fill={FIGURE} fillOpacity={0.32}>
        <ellipse cx={middle} cy={y + height * 0.4} rx={rx} ry={ry} />
        <ellipse cx={middle} cy={y + height * 1.02} rx={width * 0.26} ry={height * 0.38} />
      </g>
    </>
  );
}

/** A shared screen: a window with lines of text up to its edges, so that one sees what is cut off. */
export function Screen({ video: { x, y, width, height }, ground }: { video: Rectangle; ground: string }) {
  const line = height / 12;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} fill={ground} />
      <rect x={x} y={y} width={width} height={line} fill={FIGURE} fillOpacity={0.28} />
      {[2, 3.5, 5, 6.5, 8, 9.5].map((row, index) => (
        <rect
          key={row}
          x={x + width * 0.02}
          y={y + row * line}
          width={width * (index % 3 === 2 ? 0.6 : 0.96)}
          height={line * 0.6}
          fill={FIGURE}
          fillOpacity={0.22}
        />
      ))}
    </>
  );
}
