import type { EffectiveLayout } from '../effective-layout.ts';
import type { Approximation } from './approximations.ts';
import { drawGrid, type Grid } from './draw-grid.ts';
import type { Ranked } from './order.ts';
import { type Person, pictureOf } from './person.ts';
import type { Size } from './rectangle.ts';
import { type Absence, type Roles, rolesOf } from './roles.ts';
import { fillSlot, type Slot } from './slot.ts';
import { placeWindow, USUAL_SHAPE, type Window } from './window.ts';

/** A layout as it would look with these people: an approximation, because AWS publishes no geometry. */
export interface Drawing {
  canvas: Size;
  /** In the order in which they are painted: the window is the last. */
  slots: Slot[];
  order: Ranked[];
  /** Those who publish and are in no slot, because the layout leaves them out. */
  absent: { person: Person; why: Absence }[];
  /** The gap leaves no room: nobody is drawn but who is in the window. */
  noRoom: boolean;
  /** Rows and columns of the tiles; `undefined` without tiles. */
  tiles: Grid['tiles'];
  /** `undefined` where there is none, or where it fills the picture. */
  window: Window | undefined;
  /** Of what AWS leaves open, that which this drawing had to decide. */
  approximations: ReadonlySet<Approximation>;
}

/** Draws a layout. Whole pixels, save of the videos in their slots. */
export function drawLayout(layout: EffectiveLayout, canvas: Size, people: readonly Person[]): Drawing {
  const roles = rolesOf(layout, people);
  const whole = { x: 0, y: 0, ...canvas };
  const inWindow = roles.window?.person;
  const fills = inWindow !== undefined && windowFills(layout, roles);
  const window = fills ? undefined : windowOf(layout, canvas, inWindow);
  const place = fills ? whole : window?.rectangle;
  const grid = drawGrid(
    layout,
    whole,
    roles.featured.map(({ person }) => person),
    roles.others.map(({ person }) => person),
  );
  return {
    canvas,
    slots: [
      ...(grid?.slots ?? []),
      ...(inWindow && place ? [fillSlot(layout, inWindow, 'window', place)] : []),
    ],
    order: roles.order,
    absent: roles.absent,
    noRoom: grid === undefined,
    tiles: grid?.tiles,
    window,
    approximations: new Set<Approximation>([
      'background',
      ...roles.approximations,
      ...(grid?.approximations ?? ['gapTooLarge' as const]),
      ...(window ? windowChoices(layout, window) : []),
      ...(fills && roles.absent.length > 0 ? (['dynamic'] as const) : []),
      ...(canvas.width <= canvas.height ? (['upright'] as const) : []),
    ]),
  };
}

/** DYNAMIC gives the whole picture to the window when nobody else is drawn (API Reference, pipBehavior). */
function windowFills(layout: EffectiveLayout, { featured, others }: Roles): boolean {
  return layout.kind === 'pip' && layout.pipBehavior === 'DYNAMIC' && featured.length + others.length === 0;
}

function windowOf(layout: EffectiveLayout, canvas: Size, person: Person | undefined): Window | undefined {
  if (layout.kind !== 'pip' || person === undefined) return undefined;
  return placeWindow(layout, canvas, pictureOf(person) === 'sound' ? USUAL_SHAPE : person.source);
}

function windowChoices(layout: EffectiveLayout, window: Window): Approximation[] {
  const derived = layout.kind === 'pip' && (layout.pipWidth === undefined || layout.pipHeight === undefined);
  return [
    ...(derived ? (['windowSize'] as const) : []),
    ...(window.clamped ? (['windowClamped'] as const) : []),
  ];
}
