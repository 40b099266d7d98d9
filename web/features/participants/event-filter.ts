import { EVENT_KINDS, type EventKind } from '#web/components/event-kind.ts';
import type { EventRow } from './event-rows.ts';

/** What of the events is shown. No kind chosen means every kind. */
export interface EventFilter {
  kinds: readonly EventKind[];
  errorsOnly: boolean;
}

export const NO_FILTER: EventFilter = { kinds: [], errorsOnly: false };

/** Reads the filter from the URL (`?kind=publishing,token&errors=only`); what is not known there counts for nothing. */
export function readEventFilter(search: URLSearchParams): EventFilter {
  const named = (search.get('kind') ?? '').split(',');
  return {
    kinds: EVENT_KINDS.filter((kind) => named.includes(kind)),
    errorsOnly: search.get('errors') === 'only',
  };
}

/** A copy of the query with the filter in it; a filter that leaves all in leaves no trace. */
export function writeEventFilter(search: URLSearchParams, filter: EventFilter): URLSearchParams {
  const after = new URLSearchParams(search);
  after.delete('kind');
  after.delete('errors');
  if (filter.kinds.length > 0) after.set('kind', filter.kinds.join(','));
  if (filter.errorsOnly) after.set('errors', 'only');
  return after;
}

/** The filter with one more kind chosen, or one less. */
export function toggleKind(filter: EventFilter, kind: EventKind): EventFilter {
  const chosen = EVENT_KINDS.filter((other) => filter.kinds.includes(other) !== (other === kind));
  return { ...filter, kinds: chosen };
}

/** The filter with errors alone, or with all else as well. */
export function toggleErrors(filter: EventFilter): EventFilter {
  return { ...filter, errorsOnly: !filter.errorsOnly };
}

export function isFiltering(filter: EventFilter): boolean {
  return filter.errorsOnly || filter.kinds.length > 0;
}

export function passes(filter: EventFilter, row: EventRow): boolean {
  return (filter.kinds.length === 0 || filter.kinds.includes(row.kind)) && (!filter.errorsOnly || row.failed);
}

export interface EventCounts {
  byKind: Readonly<Record<EventKind, number>>;
  errors: number;
}

export function countEvents(rows: readonly EventRow[]): EventCounts {
  const byKind = { presence: 0, publishing: 0, subscribing: 0, replication: 0, token: 0, other: 0 };
  let errors = 0;
  for (const row of rows) {
    byKind[row.kind] += 1;
    if (row.failed) errors += 1;
  }
  return { byKind, errors };
}
