import type { TimelineStore } from './store.ts';

/** Everybody who took part as one person: each token used to join makes a participant of its own. */
export interface Person {
  /** `user …` or `participant …`: never the same for two. */
  readonly key: string;
  /** Participant ids in the order of the list. */
  readonly ids: readonly string[];
}

/** Who somebody is: their user id, or without one the participant alone. */
export function personOf(id: string, userId: string | undefined): string {
  return userId ? `user ${userId}` : `participant ${id}`;
}

/** The people behind some participants, in the order in which the first entry of each comes. */
export function peopleOf(ids: readonly string[], store: TimelineStore): readonly Person[] {
  const people = new Map<string, string[]>();
  for (const id of ids) {
    const key = personOf(id, store.lane(id)?.participant.userId);
    const entries = people.get(key);
    if (entries) entries.push(id);
    else people.set(key, [id]);
  }
  return Array.from(people, ([key, entries]) => ({ key, ids: entries }));
}
