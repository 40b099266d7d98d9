import { type CohortPerson, type Dimension, DIMENSIONS, hasProblem } from './cohort-person.ts';

/** People whose devices have one value in common. */
export interface CohortGroup {
  dimension: Dimension;
  /** Undefined: those whose devices were asked and told nothing of it. */
  value: string | undefined;
  people: number;
  /** Of those whose events are known. */
  withErrors: number;
  withReconnections: number;
  /** People among them whose events are not known: they may have had either. */
  eventsUnknown: number;
}

/** Every value of every dimension with who has it; of a dimension those with most errors first, what is unknown last. */
export function groupsOf(people: readonly CohortPerson[]): CohortGroup[] {
  return DIMENSIONS.flatMap((dimension) => {
    const groups = new Map<string | undefined, CohortGroup>();
    for (const person of people) {
      if (person.device === undefined) continue;
      const value = person.device[dimension];
      const group = groups.get(value) ?? {
        dimension,
        value,
        people: 0,
        withErrors: 0,
        withReconnections: 0,
        eventsUnknown: 0,
      };
      group.people += 1;
      if (hasProblem(person, { kind: 'error' }) === true) group.withErrors += 1;
      if (hasProblem(person, { kind: 'reconnection' }) === true) group.withReconnections += 1;
      if (person.errors === undefined) group.eventsUnknown += 1;
      groups.set(value, group);
    }
    return [...groups.values()].toSorted(byTrouble);
  });
}

function byTrouble(a: CohortGroup, b: CohortGroup): number {
  return (
    Number(a.value === undefined) - Number(b.value === undefined) ||
    b.withErrors - a.withErrors ||
    b.withReconnections - a.withReconnections ||
    b.people - a.people ||
    ((a.value ?? '') < (b.value ?? '') ? -1 : 1)
  );
}
