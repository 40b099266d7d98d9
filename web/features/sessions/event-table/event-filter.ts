import { EVENT_KINDS, type EventKind } from '#web/components/event-kind.ts';

/** Which events of the session are listed. No kind chosen means every kind, no text everybody. */
export interface EventFilter {
  kinds: readonly EventKind[];
  errorsOnly: boolean;
  /** A part of a user id or participant id: of, or about, whoever has it. */
  person: string;
}

export const NO_FILTER: EventFilter = { kinds: [], errorsOnly: false, person: '' };

/** Reads the filter from the URL: `?kind=publishing,token&errors=only&person=ada`. What is not known counts for nothing. */
export function readEventFilter(search: URLSearchParams): EventFilter {
  const named = (search.get('kind') ?? '').split(',');
  return {
    kinds: EVENT_KINDS.filter((kind) => named.includes(kind)),
    errorsOnly: search.get('errors') === 'only',
    person: search.get('person') ?? '',
  };
}

/** A copy of the query with the filter in it; what filters nothing leaves no trace. */
export function writeEventFilter(search: URLSearchParams, filter: EventFilter): URLSearchParams {
  const after = new URLSearchParams(search);
  const { kinds, errorsOnly, person } = filter;
  for (const name of ['kind', 'errors', 'person']) after.delete(name);
  if (kinds.length > 0) after.set('kind', kinds.join(','));
  if (errorsOnly) after.set('errors', 'only');
  if (person !== '') after.set('person', person);
  return after;
}

export function toggleKind(filter: EventFilter, kind: EventKind): EventFilter {
  return {
    ...filter,
    kinds: EVENT_KINDS.filter((other) => filter.kinds.includes(other) !== (other === kind)),
  };
}

export function isFiltering({ kinds, errorsOnly, person }: EventFilter): boolean {
  return kinds.length > 0 || errorsOnly || person.trim() !== '';
}
