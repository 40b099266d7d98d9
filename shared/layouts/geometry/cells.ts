import type { VideoAspectRatio } from '../effective-layout.ts';
import type { Rectangle, Size } from './rectangle.ts';

/** Width by height of the tiles of a shape (API Reference, videoAspectRatio); AUTO has none of its own. */
export const TILE_SHAPES: Record<Exclude<VideoAspectRatio, 'AUTO'>, Size> = {
  VIDEO: { width: 16, height: 9 },
  SQUARE: { width: 1, height: 1 },
  PORTRAIT: { width: 3, height: 4 },
};

export interface Cells {
  rows: number;
  columns: number;
  /** All of one size, row by row. */
  rectangles: Rectangle[];
}

interface Candidate {
  rows: number;
  columns: number;
  tile: Size;
}

/**
 * Equal tiles for a number of people, as large as they get, in whole pixels.
 * @param shape width by height of a tile; `undefined`: tiles cover the area
 * @param gap pixels between neighbours, none at the edges
 * @returns `undefined` where the gap leaves not a pixel for each
 */
export function cells(
  count: number,
  area: Rectangle,
  gap: number,
  shape: Size | undefined,
): Cells | undefined {
  let best: Candidate | undefined;
  for (let rows = 1; rows <= count; rows += 1) {
    const columns = Math.ceil(count / rows);
    // Fewer rows hold them as well: seen before.
    if (Math.ceil(count / columns) < rows) continue;
    const room = roomFor(rows, columns, area, gap);
    const tile = shape ? fitted(shape, room) : floored(room);
    if (tile.width < 1 || tile.height < 1) continue;
    const candidate = { rows, columns, tile };
    if (best === undefined || isBetter(candidate, best, shape)) best = candidate;
  }
  return best && { rows: best.rows, columns: best.columns, rectangles: placed(count, best, area, gap) };
}

/** What each tile may have at most, were it of any shape. */
function roomFor(rows: number, columns: number, area: Size, gap: number): Size {
  return {
    width: (area.width - (columns - 1) * gap) / columns,
    height: (area.height - (rows - 1) * gap) / rows,
  };
}

const floored = ({ width, height }: Size): Size => ({ width: Math.floor(width), height: Math.floor(height) });

/** The largest tile of a shape; rounding takes less than a pixel from one side. */
export function fitted(shape: Size, room: Size): Size {
  const scale = Math.min(room.width / shape.width, room.height / shape.height);
  return floored({ width: shape.width * scale + 1e-6, height: shape.height * scale + 1e-6 });
}

/** Larger tiles; of tiles that cover, those nearer to 16:9. The first of equals has the fewest rows. */
function isBetter({ tile }: Candidate, { tile: best }: Candidate, shape: Size | undefined): boolean {
  if (shape) return tile.width * tile.height > best.width * best.height;
  return distanceFromVideo(tile) < distanceFromVideo(best);
}

function distanceFromVideo({ width, height }: Size): number {
  return Math.abs(Math.log((width * TILE_SHAPES.VIDEO.height) / (height * TILE_SHAPES.VIDEO.width)));
}

function placed(
  count: number,
  { rows, columns, tile }: Candidate,
  area: Rectangle,
  gap: number,
): Rectangle[] {
  const lengthOf = (tiles: number, side: number) => tiles * side + (tiles - 1) * gap;
  const top = area.y + Math.floor((area.height - lengthOf(rows, tile.height)) / 2);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = area.x + Math.floor((area.width - lengthOf(inRow, tile.width)) / 2);
    return {
      x: left + (index % columns) * (tile.width + gap),
      y: top + row * (tile.height + gap),
      ...tile,
    };
  });
}
