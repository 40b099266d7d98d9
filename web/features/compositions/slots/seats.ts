import type { SlotPerson } from '#shared/compositions/slots.ts';
import type { EffectiveLayout } from '#shared/layouts/effective-layout.ts';
import type { Drawing } from '#shared/layouts/geometry/draw-layout.ts';
import { orderWords } from '#shared/layouts/geometry/order-words.ts';
import { isMarked } from '#shared/layouts/geometry/person.ts';

/** Where somebody is in the picture, and why there. */
export interface Seat {
  participantId: string;
  name: string;
  /** 1 for the first of the layout's order; undefined for who does not publish. */
  place: number | undefined;
  /** As in a table: `Featured slot`. */
  where: string;
  /** In sentences without their full stop. */
  why: string[];
  attributes: Readonly<Record<string, string>>;
  attributesFrom: SlotPerson['attributesFrom'];
}

const WHERE = { tile: 'Tile', featured: 'Featured slot', window: 'Window' } as const;

/** Everybody with their seat, in the layout's order; who does not publish comes last. */
export function seatsOf(layout: EffectiveLayout, drawing: Drawing, all: readonly SlotPerson[]): Seat[] {
  const asked = new Map(all.map((one) => [one.participantId, one]));
  const seated = drawing.order.flatMap((ranked): Seat[] => {
    const { person, place } = ranked;
    const one = asked.get(person.id);
    if (one === undefined) return [];
    const slot = drawing.slots.find((candidate) => candidate.person.id === person.id);
    const absent = drawing.absent.find((candidate) => candidate.person.id === person.id);
    const why = [orderWords(ranked, layout.participantOrderAttribute)];
    const { featuredParticipantAttribute: featured } = layout;
    if (slot?.role === 'featured') why.push(`${featured} is “true”`);
    if (slot?.role === 'window' && layout.kind === 'pip')
      why.push(`${layout.pipParticipantAttribute} is “true”, and first among those who have it`);
    if (slot?.role === 'tile' && layout.kind === 'pip' && isMarked(person, layout.pipParticipantAttribute))
      why.push(`${layout.pipParticipantAttribute} is “true”, but somebody before has the window`);
    if (one.publishing === 'likely') why.push('has published; whether now, is not known');
    return [
      {
        participantId: person.id,
        name: person.name,
        place,
        where: slot
          ? WHERE[slot.role]
          : absent
            ? absent.why === 'sound'
              ? 'Left out: no video'
              : 'Left out: video stopped'
            : 'No room',
        why,
        attributes: one.attributes,
        attributesFrom: one.attributesFrom,
      },
    ];
  });
  const away = all
    .filter(({ publishing }) => publishing === 'no')
    .map((one): Seat => ({
      participantId: one.participantId,
      name: one.userId || one.participantId,
      place: undefined,
      where: 'Not in the picture',
      why: ['connected, and has stopped publishing'],
      attributes: one.attributes,
      attributesFrom: one.attributesFrom,
    }));
  return [...seated, ...away];
}
