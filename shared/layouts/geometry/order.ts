import { type OrderKey, orderKey } from './order-key.ts';
import type { Person } from './person.ts';

/** A person in their place, and what put them there. */
export interface Ranked {
  person: Person;
  /** 1 for the first. */
  place: number;
  key: OrderKey;
  /** Others have the same number, or none has one: arrival decided between them. */
  tied: boolean;
}

/**
 * The order of a layout, by the five rules (User Guide, "Participant ordering"): those with a whole number first,
 * ascending by value and not by text, negative ones before positive; equal ones by arrival; all others after them by
 * arrival; what is no whole number counts as none; without an attribute to order by, arrival alone.
 *
 * Two that arrived at the same instant keep the order in which they are given: AWS tells nothing finer.
 */
export function ordered(people: readonly Person[], attribute: string): Ranked[] {
  const keyed = people.map((person) => ({ person, key: orderKey(person.attributes, attribute) }));
  const byKey = keyed.toSorted((one, other) => compareKeys(one.key, other.key) || byArrival(one, other));
  return byKey.map(({ person, key }, index) => ({
    person,
    key,
    place: index + 1,
    tied: [byKey[index - 1], byKey[index + 1]].some(
      (neighbour) => neighbour !== undefined && compareKeys(neighbour.key, key) === 0,
    ),
  }));
}

function compareKeys(one: OrderKey, other: OrderKey): number {
  if (one.kind === 'number' && other.kind === 'number')
    return Number(one.value > other.value) - Number(one.value < other.value);
  return Number(other.kind === 'number') - Number(one.kind === 'number');
}

function byArrival(one: { person: Person }, other: { person: Person }): number {
  return one.person.arrivedAt - other.person.arrivedAt;
}
