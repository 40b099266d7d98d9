import type { PipPosition } from '../effective-layout.ts';
import type { Drawing } from './draw-layout.ts';

const CORNERS: Record<PipPosition, string> = {
  TOP_LEFT: 'top left',
  TOP_RIGHT: 'top right',
  BOTTOM_LEFT: 'bottom left',
  BOTTOM_RIGHT: 'bottom right',
};

/** A drawing for those who do not see it: `6 people, 2 rows of 3, Ana featured.` */
export function drawingWords(drawing: Drawing, corner: PipPosition | undefined): string {
  const { slots, absent, noRoom, tiles, canvas, window } = drawing;
  const named = (role: string) => slots.filter((slot) => slot.role === role).map(({ person }) => person.name);
  const [inWindow] = named('window');
  const featured = named('featured');
  const rectangle = window?.rectangle;
  const parts = [
    `${people(slots.length)} drawn`,
    ...(tiles
      ? [tiles.rows === 1 ? `1 row of ${tiles.columns}` : `${tiles.rows} rows of ${tiles.columns}`]
      : []),
    ...(featured.length > 0 ? [`${listed(featured)} featured`] : []),
    ...(inWindow === undefined
      ? []
      : [
          rectangle
            ? `${inWindow} in the window${corner ? ` ${CORNERS[corner]}` : ''}, ${rectangle.width} × ${rectangle.height} pixels`
            : `${inWindow} fills the picture`,
        ]),
  ];
  const order = named('tile');
  return [
    `${canvas.width} × ${canvas.height}: ${parts.join(', ')}.`,
    ...(order.length > 1 ? [`Tiles in this order: ${order.join(', ')}.`] : []),
    ...(noRoom ? ['The gap leaves no room for tiles.'] : []),
    ...(absent.length > 0
      ? [
          `Left out: ${absent.map(({ person, why }) => `${person.name} (${why === 'sound' ? 'no video' : 'video stopped'})`).join(', ')}.`,
        ]
      : []),
  ].join(' ');
}

const people = (count: number) => (count === 1 ? '1 person' : `${count === 0 ? 'no' : count} people`);

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
