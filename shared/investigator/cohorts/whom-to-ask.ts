/** Most people that are asked of one session: at three calls a second about a minute. */
export const MOST_ASKED = 200;
/** Most of them that had errors: without others there is nothing to compare with. */
const MOST_TROUBLED = MOST_ASKED * 0.75;

export interface Askable {
  participantId: string;
  publishes: boolean;
  /** Known to have had an error. */
  troubled: boolean;
}

/**
 * Whose devices are asked, in this order: publishers and people with errors before everybody else. Of more than two
 * hundred people a part is taken, spread evenly over the list: people with errors up to three quarters of it, then
 * publishers, then the others.
 *
 * @param people in the order in which they joined
 */
export function whomToAsk<Person extends Askable>(people: readonly Person[]): Person[] {
  const troubled = people.filter((person) => person.troubled);
  const publishers = people.filter((person) => !person.troubled && person.publishes);
  const rest = people.filter((person) => !person.troubled && !person.publishes);
  if (people.length <= MOST_ASKED) return [...publishers, ...troubled, ...rest];
  const others = publishers.length + rest.length;
  const some = spread(troubled, Math.max(MOST_TROUBLED, MOST_ASKED - others));
  const more = spread(publishers, MOST_ASKED - some.length);
  return [...more, ...some, ...spread(rest, MOST_ASKED - some.length - more.length)];
}

/** At most so many items, evenly spread over all; all where there are fewer. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return items.filter(
    (_, index) =>
      Math.floor((index * most) / items.length) !== Math.floor(((index - 1) * most) / items.length),
  );
}
