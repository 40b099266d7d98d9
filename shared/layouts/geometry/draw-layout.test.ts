import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EffectiveLayout } from '../effective-layout.ts';
import { PIP_BEHAVIORS, PIP_POSITIONS, VIDEO_ASPECT_RATIOS, VIDEO_FILL_MODES } from '../layout.ts';
import { TILE_SHAPES } from './cells.ts';
import { type Drawing, drawLayout } from './draw-layout.ts';
import { type Person, pictureOf } from './person.ts';
import { isInside, overlap } from './rectangle.ts';

declare const process: { env: Readonly<Record<string, string | undefined>> };
const runs = { seed: 1, numRuns: 500 * Number(process.env['CAMPAIGN_SCALE'] ?? '1') };

const even = (min: number, max: number) => fc.integer({ min: min / 2, max: max / 2 }).map((half) => half * 2);
const anyCanvas = fc
  .oneof(
    fc.record({ width: even(2, 1920), height: even(2, 1920) }),
    fc.constantFrom(
      { width: 1280, height: 720 },
      { width: 720, height: 1280 },
      { width: 1920, height: 1080 },
      { width: 1080, height: 1920 },
      { width: 1080, height: 1080 },
    ),
  )
  .filter(({ width, height }) => width * height <= 2_073_600);

const anyFlag = fc.option(fc.constantFrom('true', 'TRUE', 'false'), { nil: undefined });
const anyPerson = fc.record({
  featured: anyFlag,
  pip: anyFlag,
  order: fc.option(fc.constantFrom('1', '2', '10', '-1', 'x', '1.5'), { nil: undefined }),
  arrivedAt: fc.integer({ min: 0, max: 9 }),
  video: fc.constantFrom('on' as const, 'stopped' as const, 'none' as const),
  source: fc.constantFrom(
    { width: 1280, height: 720 },
    { width: 720, height: 1280 },
    { width: 640, height: 480 },
    { width: 1920, height: 1080 },
    { width: 2560, height: 1440 },
  ),
});
const anyPeople = fc.array(anyPerson, { minLength: 1, maxLength: 12 }).map((drawn) =>
  drawn.map(({ featured, pip, order, ...rest }, index): Person => {
    const attributes = Object.entries({ featured, pip, order }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return { id: `p${index}`, name: `P${index}`, ...rest, attributes: Object.fromEntries(attributes) };
  }),
);

const anyGap = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 2_000 }),
  fc.constant(2 ** 31 - 1),
);
const anySide = fc.option(fc.oneof(fc.integer({ min: 1, max: 700 }), fc.constant(2 ** 31 - 1)), {
  nil: undefined,
});
const common = {
  featuredParticipantAttribute: fc.constantFrom('', 'featured'),
  participantOrderAttribute: fc.constantFrom('', 'order'),
  omitStoppedVideo: fc.boolean(),
  gridGap: anyGap,
};
const anyGrid = fc.record({
  kind: fc.constant('grid' as const),
  ...common,
  videoAspectRatio: fc.constantFrom(...VIDEO_ASPECT_RATIOS),
  videoFillMode: fc.constantFrom(...VIDEO_FILL_MODES, undefined),
});
const anyPip = fc.record({
  kind: fc.constant('pip' as const),
  ...common,
  videoFillMode: fc.constantFrom(...VIDEO_FILL_MODES),
  pipParticipantAttribute: fc.constantFrom('', 'pip'),
  pipPosition: fc.constantFrom(...PIP_POSITIONS),
  pipBehavior: fc.constantFrom(...PIP_BEHAVIORS),
  pipOffset: anyGap,
  pipWidth: anySide,
  pipHeight: anySide,
});
const anyLayout: fc.Arbitrary<EffectiveLayout> = fc.oneof(anyGrid, anyPip);

/** Draws every kind of layout with anybody in any picture. */
function ofAll(check: (drawing: Drawing, layout: EffectiveLayout, people: Person[]) => void): void {
  fc.assert(
    fc.property(anyLayout, anyCanvas, anyPeople, (layout, canvas, people) =>
      check(drawLayout(layout, canvas, people), layout, people),
    ),
    runs,
  );
}

const inRole = ({ slots }: Drawing, role: string) => slots.filter((slot) => slot.role === role);
const marked = (people: Person[], attribute: string) =>
  people.filter(({ attributes }) => attribute !== '' && attributes[attribute] === 'true');

describe('any layout with anybody in any picture', () => {
  it('keeps its slots in the picture, in whole pixels', () =>
    ofAll(({ slots, canvas }) => {
      for (const { rectangle } of slots) {
        expect(isInside(rectangle, { x: 0, y: 0, ...canvas })).toBe(true);
        expect(Object.values(rectangle).every(Number.isInteger)).toBe(true);
        expect(Math.min(rectangle.width, rectangle.height)).toBeGreaterThanOrEqual(1);
      }
    }));

  it('lets nothing overlap but the window', () =>
    ofAll((drawing) => {
      const behind = drawing.slots.filter(({ role }) => role !== 'window');
      behind.forEach((one, index) => {
        for (const other of behind.slice(index + 1)) expect(overlap(one.rectangle, other.rectangle)).toBe(0);
      });
      expect(inRole(drawing, 'window').length).toBeLessThanOrEqual(1);
    }));

  it('has tiles of one size, exactly the gap apart', () =>
    ofAll((drawing, { gridGap }) => {
      const tiles = inRole(drawing, 'tile').map(({ rectangle }) => rectangle);
      const sizes = new Set(tiles.map(({ width, height }) => `${width} ${height}`));
      expect(sizes.size).toBeLessThanOrEqual(1);
      tiles.slice(1).forEach((tile, index) => {
        const before = tiles[index] ?? tile;
        if (tile.y === before.y) expect(tile.x - before.x - before.width).toBe(gridGap);
        else expect(tile.y - before.y - before.height).toBe(gridGap);
      });
      const featured = inRole(drawing, 'featured').map(({ rectangle }) => rectangle.y + rectangle.height);
      const [first] = tiles;
      // What does not divide by the rows of several featured ones stays empty below them.
      if (first && featured.length === 1) expect(first.y - Math.max(...featured)).toBe(gridGap);
    }));

  it('keeps the shape that is asked for', () =>
    ofAll((drawing, layout) => {
      if (layout.kind === 'pip' || layout.videoAspectRatio === 'AUTO') return;
      const shape = TILE_SHAPES[layout.videoAspectRatio];
      for (const {
        rectangle: { width, height },
      } of inRole(drawing, 'tile')) {
        // Less than one pixel short on either side.
        const scale = Math.max(width / shape.width, height / shape.height);
        expect(shape.width * scale - width).toBeLessThan(Math.max(1, shape.width / shape.height) + 0.01);
        expect(shape.height * scale - height).toBeLessThan(Math.max(1, shape.height / shape.width) + 0.01);
      }
    }));

  it('centres every row', () =>
    ofAll((drawing, { gridGap }) => {
      const tiles = inRole(drawing, 'tile').map(({ rectangle }) => rectangle);
      const rows = [...new Set(tiles.map(({ y }) => y))].map((y) => tiles.filter((tile) => tile.y === y));
      for (const row of rows) {
        const left = row[0]?.x ?? 0;
        const right = row.reduce((sum, { width }) => sum + width + gridGap, left) - gridGap;
        expect(drawing.canvas.width - right - left).toBeGreaterThanOrEqual(0);
        expect(drawing.canvas.width - right - left).toBeLessThanOrEqual(1);
      }
    }));

  it('has everybody once: in a slot, left out, or without room', () =>
    ofAll((drawing, { omitStoppedVideo }, people) => {
      const drawn = drawing.slots.map(({ person: { id } }) => id);
      const absent = drawing.absent.map(({ person: { id } }) => id);
      expect(new Set([...drawn, ...absent]).size).toBe(drawn.length + absent.length);
      if (!drawing.noRoom) expect(drawn.length + absent.length).toBe(people.length);
      expect(absent.length).toBe(
        omitStoppedVideo ? people.filter((each) => pictureOf(each) !== 'video').length : 0,
      );
    }));

  it('seats each role in the order of the layout', () =>
    ofAll((drawing) => {
      const places = new Map(drawing.order.map(({ person: { id }, place }) => [id, place]));
      for (const role of ['tile', 'featured']) {
        const seated = inRole(drawing, role).map(({ person: { id } }) => places.get(id) ?? 0);
        expect(seated).toEqual(seated.toSorted((one, other) => one - other));
      }
    }));

  it('gives the marked ones their slots, and nobody else', () =>
    ofAll((drawing, layout, people) => {
      const present = people.filter((each) => !drawing.absent.some(({ person }) => person === each));
      const candidates = layout.kind === 'pip' ? marked(present, layout.pipParticipantAttribute) : [];
      const first = drawing.order.find(({ person }) => candidates.includes(person))?.person;
      expect(inRole(drawing, 'window').map(({ person }) => person)).toEqual(first ? [first] : []);
      if (drawing.noRoom) return;
      const featured = marked(present, layout.featuredParticipantAttribute).filter((each) => each !== first);
      expect(new Set(inRole(drawing, 'featured').map(({ person }) => person))).toEqual(new Set(featured));
    }));

  it('fills every slot as its mode says', () =>
    ofAll((drawing) => {
      for (const { rectangle, video, fillMode, person } of drawing.slots) {
        expect(video === undefined).toBe(pictureOf(person) !== 'video');
        if (!video) continue;
        const { width, height } = rectangle;
        const keepsShape =
          Math.abs(video.width * person.source.height - video.height * person.source.width) <
          0.01 * video.width;
        if (fillMode === 'FILL') expect(video).toEqual(rectangle);
        else expect(keepsShape).toBe(true);
        const larger = [video.width - width, video.height - height].map((by) =>
          Math.abs(by) < 1e-6 ? 0 : by,
        );
        if (fillMode === 'COVER') expect(Math.min(...larger)).toBe(0);
        if (fillMode === 'CONTAIN') expect(Math.max(...larger)).toBe(0);
      }
    }));

  it('says that there is no room exactly where no rows and columns have any', () =>
    ofAll((drawing, layout, people) => {
      const { canvas, noRoom, absent } = drawing;
      const inTiles = people.length - absent.length - inRole(drawing, 'window').length;
      const isFeatured = marked(people, layout.featuredParticipantAttribute).length > 0;
      if (isFeatured || inTiles === 0) return;
      const { width: wide, height: high } =
        layout.kind === 'pip' || layout.videoAspectRatio === 'AUTO'
          ? { width: 1, height: 1 }
          : TILE_SHAPES[layout.videoAspectRatio];
      const fits = people.slice(0, inTiles).some((_, index) => {
        const rows = index + 1;
        const columns = Math.ceil(inTiles / rows);
        const width = (canvas.width - (columns - 1) * layout.gridGap) / columns;
        const height = (canvas.height - (rows - 1) * layout.gridGap) / rows;
        return Math.min(width / wide, height / high) * Math.min(wide, high) >= 1 - 1e-6;
      });
      expect(noRoom).toBe(!fits);
    }));

  it('has the largest tiles that any rows and columns give', () =>
    ofAll((drawing, layout) => {
      const tiles = inRole(drawing, 'tile');
      const [first] = tiles;
      const shape = shapeOf(layout);
      if (!first || !shape || inRole(drawing, 'featured').length > 0) return;
      const { width, height } = first.rectangle;
      for (let columns = 1; columns <= tiles.length; columns += 1) {
        const rows = Math.ceil(tiles.length / columns);
        const wide = (drawing.canvas.width - (columns - 1) * layout.gridGap) / columns;
        const high = (drawing.canvas.height - (rows - 1) * layout.gridGap) / rows;
        const scale = Math.max(0, Math.min(wide / shape.width, high / shape.height));
        // Whole pixels: less than one short on either side.
        const least = Math.floor(shape.width * scale) * Math.floor(shape.height * scale);
        expect(width * height).toBeGreaterThanOrEqual(least);
      }
    }));

  it('gives several featured ones equal parts of their slot, exactly the gap apart', () =>
    ofAll((drawing, { gridGap }) => {
      const parts = inRole(drawing, 'featured').map(({ rectangle }) => rectangle);
      parts.slice(1).forEach((part, index) => {
        const before = parts[index] ?? part;
        expect([part.width, part.height]).toEqual([before.width, before.height]);
        if (part.y === before.y) expect(part.x - before.x - before.width).toBe(gridGap);
        else expect(part.y - before.y - before.height).toBe(gridGap);
      });
      const lowest = Math.max(...parts.map(({ y, height }) => y + height));
      for (const { rectangle } of inRole(drawing, 'tile'))
        if (parts.length > 0) expect(rectangle.y - lowest).toBeGreaterThanOrEqual(gridGap);
    }));

  it('has the window in its corner, the offset from both edges, in the size asked for', () =>
    ofAll((drawing, layout) => {
      const { window, canvas } = drawing;
      const inWindow = inRole(drawing, 'window')[0];
      if (layout.kind !== 'pip' || !window || !inWindow) return;
      const { pipPosition, pipOffset, pipWidth, pipHeight } = layout;
      const { wanted, rectangle } = window;
      if (pipWidth !== undefined) expect(wanted.width).toBe(pipWidth);
      if (pipHeight !== undefined) expect(wanted.height).toBe(pipHeight);
      const fromSide = pipPosition.endsWith('LEFT') ? wanted.x : canvas.width - wanted.x - wanted.width;
      const fromTop = pipPosition.startsWith('TOP') ? wanted.y : canvas.height - wanted.y - wanted.height;
      expect([fromSide, fromTop]).toEqual([pipOffset, pipOffset]);
      const fits = isInside(wanted, { x: 0, y: 0, ...canvas });
      expect(window.clamped).toBe(!fits);
      if (fits) expect(rectangle).toEqual(wanted);
      expect(inWindow.rectangle).toEqual(rectangle);
      // The shape of the video is kept where a side is derived, to the nearest pixel.
      const source =
        pictureOf(inWindow.person) === 'sound' ? { width: 16, height: 9 } : inWindow.person.source;
      const ratio = source.width / source.height;
      if (pipWidth === undefined && pipHeight !== undefined)
        expect(Math.abs(wanted.width - Math.max(1, pipHeight * ratio))).toBeLessThanOrEqual(0.5);
      if (pipHeight === undefined && pipWidth !== undefined)
        expect(Math.abs(wanted.height - Math.max(1, pipWidth / ratio))).toBeLessThanOrEqual(0.5);
    }));

  it('seats everybody by the five rules, as somebody else would write them down', () =>
    ofAll((drawing, layout, people) => {
      const value = ({ attributes }: Person) => {
        const text = layout.participantOrderAttribute === '' ? undefined : attributes['order'];
        return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
      };
      const numbered = people.filter((each) => value(each) !== undefined);
      const others = people.filter((each) => value(each) === undefined);
      const byArrival = (one: Person, other: Person) => one.arrivedAt - other.arrivedAt;
      const expected = [
        ...numbered.toSorted(byArrival).toSorted((one, other) => (value(one) ?? 0) - (value(other) ?? 0)),
        ...others.toSorted(byArrival),
      ];
      for (const role of ['tile', 'featured']) {
        const seated = inRole(drawing, role).map(({ person }) => person);
        expect(seated).toEqual(expected.filter((each) => seated.includes(each)));
      }
      // Row by row, from the left.
      const tiles = inRole(drawing, 'tile').map(({ rectangle }) => rectangle);
      expect(tiles).toEqual(tiles.toSorted((one, other) => one.y - other.y || one.x - other.x));
    }));
});

/** Width by height of the tiles, where they have a shape. */
function shapeOf(layout: EffectiveLayout) {
  return layout.kind === 'pip' || layout.videoAspectRatio === 'AUTO'
    ? undefined
    : TILE_SHAPES[layout.videoAspectRatio];
}
