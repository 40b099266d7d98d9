import type { EffectiveLayout } from '../effective-layout.ts';
import type { Approximation } from './approximations.ts';
import { ordered, type Ranked } from './order.ts';
import { isMarked, type Person, pictureOf } from './person.ts';

/** Why somebody who publishes is not in the picture. */
export type Absence = 'stopped' | 'sound';

/** Who is drawn where, before any size is known. Each list is in the layout's order. */
export interface Roles {
  /** Everybody who publishes, drawn or not. */
  order: Ranked[];
  window: Ranked | undefined;
  featured: Ranked[];
  others: Ranked[];
  absent: { person: Person; why: Absence }[];
  approximations: Approximation[];
}

/** Gives everybody on the stage their part in a layout. */
export function rolesOf(layout: EffectiveLayout, people: readonly Person[]): Roles {
  const order = ordered(people, layout.participantOrderAttribute);
  const shown = order.filter(({ person }) => absenceOf(layout, person) === undefined);
  const carries = (attribute: string) => shown.filter(({ person }) => isMarked(person, attribute));

  const candidates = layout.kind === 'pip' ? carries(layout.pipParticipantAttribute) : [];
  const [window] = candidates;
  const featured = carries(layout.featuredParticipantAttribute).filter((ranked) => ranked !== window);
  const others = shown.filter((ranked) => ranked !== window && !featured.includes(ranked));

  const pictures = people.map(pictureOf);
  const used: Record<string, boolean> = {
    severalWindows: candidates.length > 1,
    severalFeatured: featured.length > 1,
    bothMarks: window !== undefined && isMarked(window.person, layout.featuredParticipantAttribute),
    soundOnly: pictures.includes('sound'),
    windowLeftOut:
      layout.kind === 'pip' &&
      order.some((each) => isMarked(each.person, layout.pipParticipantAttribute) && !shown.includes(each)),
  } satisfies Partial<Record<Approximation, boolean>>;
  return {
    order,
    window,
    featured,
    others,
    absent: order.flatMap(({ person }) => {
      const why = absenceOf(layout, person);
      return why === undefined ? [] : [{ person, why }];
    }),
    approximations: (Object.keys(used) as Approximation[]).filter((name) => used[name]),
  };
}

function absenceOf({ omitStoppedVideo }: EffectiveLayout, person: Person): Absence | undefined {
  const picture = pictureOf(person);
  return omitStoppedVideo && picture !== 'video' ? picture : undefined;
}
