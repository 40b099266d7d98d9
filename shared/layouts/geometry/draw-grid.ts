import type { EffectiveLayout } from '../effective-layout.ts';
import type { Approximation } from './approximations.ts';
import { cells, fitted, TILE_SHAPES } from './cells.ts';
import type { Person } from './person.ts';
import type { Rectangle, Size } from './rectangle.ts';
import { fillSlot, type Slot, type SlotRole } from './slot.ts';

/** What is drawn of everybody who is not in a window. */
export interface Grid {
  slots: Slot[];
  /** Rows and columns of the tiles; `undefined` without tiles. */
  tiles: { rows: number; columns: number } | undefined;
  approximations: Approximation[];
}

/** Ours: the most of the height that the row below the featured slot takes. */
const ROW_SHARE = 1 / 4;

/**
 * The featured slot with the others below it, or the tiles alone.
 * @returns `undefined` where the gap leaves no room
 */
export function drawGrid(
  layout: EffectiveLayout,
  area: Rectangle,
  featured: readonly Person[],
  others: readonly Person[],
): Grid | undefined {
  if (featured.length === 0) return drawTiles(layout, area, others);
  if (others.length === 0) return drawFeatured(layout, area, featured);
  const row = rowBelow(layout, area, others.length);
  const [first] = row;
  const height = area.height - layout.gridGap - (first?.height ?? 0);
  const top = height < 1 ? undefined : drawFeatured(layout, { ...area, height }, featured);
  if (top === undefined || first === undefined) return undefined;
  return {
    slots: [...top.slots, ...filled(layout, others, 'tile', row)],
    tiles: { rows: 1, columns: others.length },
    approximations: ['featuredSlot', 'edges'],
  };
}

function drawTiles(layout: EffectiveLayout, area: Rectangle, people: readonly Person[]): Grid | undefined {
  if (people.length === 0) return { slots: [], tiles: undefined, approximations: [] };
  const shape = shapeOf(layout);
  const grid = cells(people.length, area, layout.gridGap, shape);
  if (!grid) return undefined;
  const { rows, columns, rectangles } = grid;
  const byShape: Approximation = layout.kind === 'pip' ? 'pipTiles' : 'automatic';
  return {
    slots: filled(layout, people, 'tile', rectangles),
    tiles: { rows, columns },
    approximations: [
      'rows',
      'edges',
      shape ? 'bars' : byShape,
      ...(people.length % columns === 0 ? [] : (['lastRow'] as const)),
    ],
  };
}

function drawFeatured(layout: EffectiveLayout, area: Rectangle, people: readonly Person[]): Grid | undefined {
  const parts = cells(people.length, area, layout.gridGap, undefined);
  return (
    parts && {
      slots: filled(layout, people, 'featured', parts.rectangles),
      tiles: undefined,
      approximations: [],
    }
  );
}

/** Equal tiles side by side on the lower edge; none where the gap leaves no room. */
function rowBelow(layout: EffectiveLayout, area: Rectangle, count: number): Rectangle[] {
  const gap = layout.gridGap;
  const room = { width: (area.width - (count - 1) * gap) / count, height: area.height * ROW_SHARE };
  const tile = fitted(shapeOf(layout) ?? room, room);
  if (tile.width < 1 || tile.height < 1) return [];
  const left = area.x + Math.floor((area.width - count * tile.width - (count - 1) * gap) / 2);
  return Array.from({ length: count }, (_, index) => ({
    x: left + index * (tile.width + gap),
    y: area.y + area.height - tile.height,
    ...tile,
  }));
}

/** Width by height of the tiles; `undefined` for those that cover. */
function shapeOf(layout: EffectiveLayout): Size | undefined {
  return layout.kind === 'pip' || layout.videoAspectRatio === 'AUTO'
    ? undefined
    : TILE_SHAPES[layout.videoAspectRatio];
}

function filled(
  layout: EffectiveLayout,
  people: readonly Person[],
  role: SlotRole,
  rectangles: readonly Rectangle[],
): Slot[] {
  return people.flatMap((person, index) => {
    const rectangle = rectangles[index];
    return rectangle ? [fillSlot(layout, person, role, rectangle)] : [];
  });
}
