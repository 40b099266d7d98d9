import type { Person } from './people.ts';

/** What one row of the chart shows. */
export interface LaneRow {
  /** One person; one entry of a person whose entries are shown; all viewers without errors together. */
  readonly kind: 'person' | 'entry' | 'viewers';
  /** Names the row; that of a person with one entry, and of an entry, is the participant's id. */
  readonly key: string;
  /** The participants it stands for. */
  readonly ids: readonly string[];
  /** How many people these are. */
  readonly people: number;
  /** Whether what it stands for is shown below it, each with a row of its own; undefined where there is nothing more. */
  readonly expanded: boolean | undefined;
  readonly pinned: boolean;
}

/** The key of the row of viewers. */
export const VIEWERS = 'viewers';

/** With more people than these, viewers without errors share one row. */
const PEOPLE_ONE_BY_ONE = 50;

interface Arrangement {
  /** In the order of the list. */
  people: readonly Person[];
  /** Participants that ever published. */
  publishers: ReadonlySet<string>;
  /** Participants with errors among their loaded events. */
  erring: ReadonlySet<string>;
  /** Participants whose person is kept on top, in the order in which that was asked. */
  pinned: readonly string[];
  /** Keys of the rows that were expanded. */
  expanded: ReadonlySet<string>;
}

/**
 * The rows from top to bottom: pinned people, publishers, people with errors, the rest; of a great session the rest is
 * one row until it is expanded.
 */
export function arrangeRows({
  people,
  publishers,
  erring,
  pinned,
  expanded,
}: Arrangement): readonly LaneRow[] {
  const rank = (person: Person): number => {
    if (person.ids.some((id) => publishers.has(id))) return 0;
    return person.ids.some((id) => erring.has(id)) ? 1 : 2;
  };
  const onTop = pinned.flatMap((pin) => people.find(({ ids }) => ids.includes(pin)) ?? []);
  const first = new Set(onTop);
  const ranks: [Person[], Person[], Person[]] = [[], [], []];
  for (const person of people) {
    if (!first.has(person)) ranks[rank(person) as 0 | 1 | 2].push(person);
  }
  const [publishing, withErrors, viewers] = ranks;
  const rows = (some: Iterable<Person>, isPinned: boolean) => {
    const all: LaneRow[] = [];
    for (const person of some) addRows(all, person, isPinned, expanded);
    return all;
  };
  const singly = [...rows(first, true), ...rows([...publishing, ...withErrors], false)];
  if (people.length <= PEOPLE_ONE_BY_ONE || viewers.length < 2) return [...singly, ...rows(viewers, false)];
  const isExpanded = expanded.has(VIEWERS);
  const together: LaneRow = {
    kind: 'viewers',
    key: VIEWERS,
    ids: viewers.flatMap(({ ids }) => ids),
    people: viewers.length,
    expanded: isExpanded,
    pinned: false,
  };
  return [...singly, together, ...(isExpanded ? rows(viewers, false) : [])];
}

function addRows(to: LaneRow[], { ids }: Person, pinned: boolean, expanded: ReadonlySet<string>): void {
  const [only = ''] = ids;
  if (ids.length === 1) {
    to.push({ kind: 'person', key: only, ids, people: 1, expanded: undefined, pinned });
    return;
  }
  const key = `person-${only}`;
  const isExpanded = expanded.has(key);
  to.push({ kind: 'person', key, ids, people: 1, expanded: isExpanded, pinned });
  if (!isExpanded) return;
  for (const id of ids)
    to.push({ kind: 'entry', key: id, ids: [id], people: 1, expanded: undefined, pinned });
}

/** The participants of the person whose row, or one of whose entries, a row is. */
export function idsOfPerson(rows: readonly LaneRow[], row: LaneRow): readonly string[] {
  if (row.kind !== 'entry') return row.ids;
  const [entry = ''] = row.ids;
  return rows.find(({ kind, ids }) => kind === 'person' && ids.includes(entry))?.ids ?? row.ids;
}

/** Which row shows what a cursor names: that of the key itself, else the one that stands for the participant. */
export class RowIndex {
  readonly #rows: readonly LaneRow[];
  #places: ReadonlyMap<string, number> | undefined;

  constructor(rows: readonly LaneRow[]) {
    this.#rows = rows;
  }

  /** -1 when no row shows it. */
  of(key: string | undefined): number {
    if (key === undefined) return -1;
    // Of ten thousand rows only once somebody asks: the first picture does not.
    this.#places ??= placesOf(this.#rows);
    return this.#places.get(key) ?? -1;
  }
}

function placesOf(rows: readonly LaneRow[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  rows.forEach(({ key, ids }, row) => {
    // Below an expanded row come those of its entries, which are the better answer.
    for (const id of ids) places.set(id, row);
    places.set(key, row);
  });
  return places;
}
