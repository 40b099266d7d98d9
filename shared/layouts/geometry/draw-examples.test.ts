import { describe, expect, it } from 'vitest';
import { GRID_DEFAULTS, PIP_DEFAULTS } from '../effective-layout.ts';
import { type Drawing, drawLayout } from './draw-layout.ts';
import type { Person } from './person.ts';

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
