import type { Canvas } from '#shared/layouts/canvas.ts';
import { effectiveLayout } from '#shared/layouts/effective-layout.ts';
import type { GridDraft, LayoutDraft, PipDraft } from '#shared/layouts/drafts.ts';
import { type Drawing, drawLayout } from '#shared/layouts/geometry/draw-layout.ts';
import type { Person } from '#shared/layouts/geometry/person.ts';

/** A layout that is kept as a picture. */
export interface ReferenceCase {
  /** Also the name of its file. */
  name: string;
  draw: () => Drawing;
}

const LANDSCAPE = { width: 1280, height: 720 };
const UPRIGHT = { width: 720, height: 1280 };
const SQUARE = { width: 1080, height: 1080 };

const SHAPES = { landscape: LANDSCAPE, upright: UPRIGHT, square: SQUARE };
type Shape = keyof typeof SHAPES;

function crowd(count: number, change: (index: number) => Partial<Person> = () => ({})): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `p${index + 1}`,
    name: `p${index + 1}`,
    attributes: {},
    arrivedAt: index,
    video: 'on',
    source: LANDSCAPE,
    ...change(index),
  }));
}

/** The first so many of them carry an attribute. */
const carrying =
  (attribute: string, least = 1) =>
  (index: number): Partial<Person> =>
    index < least ? { attributes: { [attribute]: 'true' } } : {};

function reference(name: string, layout: LayoutDraft, canvas: Canvas, people: Person[]): ReferenceCase {
  return { name, draw: () => drawLayout(effectiveLayout(layout), canvas, people) };
}

function grids(label: string, grid: GridDraft, shape: Shape, counts: readonly number[]): ReferenceCase[] {
  return counts.map((count) =>
    reference(`${label}-${shape}-${String(count).padStart(2, '0')}`, { grid }, SHAPES[shape], crowd(count)),
  );
}

function featured(shape: Shape, counts: readonly number[]): ReferenceCase[] {
  return counts.map((count) =>
    reference(
      `featured-${shape}-${String(count).padStart(2, '0')}`,
      { grid: { featuredParticipantAttribute: 'screen' } },
      SHAPES[shape],
      crowd(count, carrying('screen')),
    ),
  );
}

const upright = (index: number): Partial<Person> => (index % 2 === 0 ? { source: UPRIGHT } : {});
const someStopped = (index: number): Partial<Person> =>
  index === 1 ? { video: 'stopped' } : index === 3 ? { video: 'none' } : {};

function pip(
  name: string,
  layout: PipDraft,
  canvas: Canvas,
  count: number,
  change = carrying('pip'),
): ReferenceCase {
  return reference(
    `pip-${name}`,
    { pip: { pipParticipantAttribute: 'pip', ...layout } },
    canvas,
    crowd(count, change),
  );
}

/** One who is featured and another one in the window. */
const both = (index: number): Partial<Person> =>
  index === 0 ? { attributes: { host: 'true' } } : index === 1 ? { attributes: { pip: 'true' } } : {};
const uprightGuest = (index: number): Partial<Person> =>
  index === 0 ? { attributes: { pip: 'true' }, source: UPRIGHT } : {};

/** What a layout looks like, in sixty cases: every parameter, every number of people, every shape of picture. */
export const REFERENCE_CASES: readonly ReferenceCase[] = [
  ...grids('grid', {}, 'landscape', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  ...grids('grid', {}, 'upright', [1, 2, 3, 4, 6, 9, 12]),
  ...grids('grid', {}, 'square', [3, 5, 8, 12]),
  ...grids('tiles-square', { videoAspectRatio: 'SQUARE' }, 'landscape', [4, 7]),
  ...grids('tiles-square', { videoAspectRatio: 'SQUARE' }, 'upright', [4, 7]),
  ...grids('tiles-portrait', { videoAspectRatio: 'PORTRAIT' }, 'landscape', [3, 5, 10]),
  ...grids('tiles-portrait', { videoAspectRatio: 'PORTRAIT' }, 'upright', [5]),
  ...grids('tiles-auto', { videoAspectRatio: 'AUTO' }, 'landscape', [2, 5, 7]),
  ...grids('tiles-auto', { videoAspectRatio: 'AUTO' }, 'upright', [5]),
  ...grids('gap-none', { gridGap: 0 }, 'landscape', [5]),
  ...grids('gap-wide', { gridGap: 24 }, 'landscape', [5]),
  ...featured('landscape', [1, 2, 4, 7, 12]),
  ...featured('upright', [2, 5, 12]),
  reference(
    'featured-two',
    { grid: { featuredParticipantAttribute: 'screen' } },
    LANDSCAPE,
    crowd(5, carrying('screen', 2)),
  ),
  ...(['FILL', 'COVER', 'CONTAIN'] as const).map((videoFillMode) =>
    reference(
      `mode-${videoFillMode.toLowerCase()}`,
      { grid: { videoFillMode } },
      LANDSCAPE,
      crowd(3, upright),
    ),
  ),
  reference('stopped-kept', { grid: {} }, LANDSCAPE, crowd(6, someStopped)),
  reference('stopped-omitted', { grid: { omitStoppedVideo: true } }, LANDSCAPE, crowd(6, someStopped)),
  pip('default', {}, LANDSCAPE, 2),
  pip('top-left-offset', { pipPosition: 'TOP_LEFT', pipOffset: 24 }, LANDSCAPE, 4),
  pip('upright-guest', { pipPosition: 'BOTTOM_LEFT', pipOffset: 16 }, LANDSCAPE, 2, uprightGuest),
  pip('sized', { pipWidth: 400, pipHeight: 400, pipOffset: 40, pipPosition: 'TOP_RIGHT' }, LANDSCAPE, 3),
  pip('featured', { featuredParticipantAttribute: 'host', gridGap: 4 }, LANDSCAPE, 6, both),
  pip(
    'featured-upright',
    { featuredParticipantAttribute: 'host', pipPosition: 'TOP_LEFT' },
    UPRIGHT,
    5,
    both,
  ),
  pip('dynamic-alone', { pipBehavior: 'DYNAMIC' }, LANDSCAPE, 1),
  pip('static-alone', { pipBehavior: 'STATIC' }, LANDSCAPE, 1),
  pip('too-large', { pipWidth: 4000, pipHeight: 300, pipOffset: 600 }, LANDSCAPE, 2),
];
