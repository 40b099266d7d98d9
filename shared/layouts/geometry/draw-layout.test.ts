import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EffectiveLayout, GRID_DEFAULTS, PIP_DEFAULTS } from '../effective-layout.ts';
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
});

const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: name,
  name,
  arrivedAt: 0,
  attributes: {},
  video: 'on',
  source: { width: 1280, height: 720 },
  ...more,
});
const HD = { width: 1280, height: 720 };
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => person(`p${index}`, { arrivedAt: index }));
const rectangles = (drawing: Drawing) =>
  drawing.slots.map(({ rectangle: { x, y, width, height } }) => [x, y, width, height]);

describe('a grid', () => {
  it.each([
    [1, 1, 1],
    [2, 1, 2],
    [3, 2, 2],
    [4, 2, 2],
    [5, 2, 3],
    [6, 2, 3],
    [7, 3, 3],
    [9, 3, 3],
    [10, 3, 4],
    [12, 3, 4],
  ])('of %i people in 1280 × 720 has %i × %i places', (count, rows, columns) => {
    expect(drawLayout(GRID_DEFAULTS, HD, people(count)).tiles).toEqual({ rows, columns });
  });

  it('centres a row that is not full', () => {
    expect(rectangles(drawLayout({ ...GRID_DEFAULTS, gridGap: 0 }, HD, people(3)))).toEqual([
      [0, 0, 640, 360],
      [640, 0, 640, 360],
      [320, 360, 640, 360],
    ]);
  });

  it('shows the featured one whole above a row of the others', () => {
    const [first, ...rest] = people(5);
    const screen = person('screen', { ...first, attributes: { screen: 'true' } });
    const drawing = drawLayout({ ...GRID_DEFAULTS, featuredParticipantAttribute: 'screen' }, HD, [
      screen,
      ...rest,
    ]);
    expect(rectangles(drawing)[0]).toEqual([0, 0, 1280, 539]);
    expect(drawing.slots.map(({ role, fillMode }) => [role, fillMode])).toEqual([
      ['featured', 'CONTAIN'],
      ...rest.map(() => ['tile', 'COVER']),
    ]);
  });

  it('draws nobody where the gap leaves no room', () => {
    const drawing = drawLayout({ ...GRID_DEFAULTS, gridGap: 1280 }, HD, people(2));
    expect([drawing.noRoom, drawing.slots]).toEqual([true, []]);
  });
});

describe('a picture-in-picture layout', () => {
  const layout = { ...PIP_DEFAULTS, pipParticipantAttribute: 'pip' };
  const guest = person('guest', { attributes: { pip: 'true' } });
  const windowOf = (more: Partial<typeof layout>, among = [guest, ...people(1)]) =>
    rectangles(drawLayout({ ...layout, ...more }, HD, among)).at(-1);

  it.each([
    ['TOP_LEFT', [20, 20]],
    ['TOP_RIGHT', [1280 - 320 - 20, 20]],
    ['BOTTOM_LEFT', [20, 720 - 180 - 20]],
    ['BOTTOM_RIGHT', [1280 - 320 - 20, 720 - 180 - 20]],
  ] as const)('keeps its window in the corner %s, the offset from both edges', (pipPosition, [x, y]) => {
    expect(windowOf({ pipPosition, pipOffset: 20, pipWidth: 320, pipHeight: 180 })).toEqual([x, y, 320, 180]);
  });

  it('derives what is not given from the video', () => {
    const upright = person('upright', { attributes: { pip: 'true' }, source: { width: 720, height: 1280 } });
    expect(windowOf({ pipWidth: 90 }, [upright, ...people(1)])).toEqual([1190, 560, 90, 160]);
    expect(windowOf({ pipHeight: 160 }, [upright, ...people(1)])).toEqual([1190, 560, 90, 160]);
  });

  it('fills the picture when the others have gone, if it is dynamic', () => {
    expect(windowOf({ pipBehavior: 'DYNAMIC' }, [guest])).toEqual([0, 0, 1280, 720]);
    expect(windowOf({ pipBehavior: 'STATIC' }, [guest])).toEqual([960, 540, 320, 180]);
    expect(windowOf({ pipBehavior: 'DYNAMIC' })).toEqual([960, 540, 320, 180]);
  });

  it('moves a window back that the offset pushes out', () => {
    const drawing = drawLayout({ ...layout, pipOffset: 5_000, pipWidth: 3_000 }, HD, [guest]);
    expect(drawing.window?.clamped).toBe(true);
    expect(rectangles(drawing)).toEqual([[0, 0, 1280, 720]]);
  });
});
