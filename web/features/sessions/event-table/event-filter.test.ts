import { describe, expect, it } from 'vitest';
import { isFiltering, NO_FILTER, readEventFilter, toggleKind, writeEventFilter } from './event-filter.ts';

describe('the filter of the table of events', () => {
  it('is read from the URL, and what is not known there counts for nothing', () => {
    const search = new URLSearchParams('kind=token,juggling,presence&errors=only&person=ada');
    expect(readEventFilter(search)).toEqual({
      kinds: ['presence', 'token'],
      errorsOnly: true,
      person: 'ada',
    });
    expect(readEventFilter(new URLSearchParams('kind=&errors=all'))).toEqual(NO_FILTER);
  });

  it('leaves everything else in the URL, and no trace when it filters nothing', () => {
    const search = new URLSearchParams('at=2026-11-20T14:05:00Z&kind=token');
    expect(writeEventFilter(search, NO_FILTER).toString()).toBe('at=2026-11-20T14%3A05%3A00Z');
    const filter = { kinds: ['token'] as const, errorsOnly: true, person: 'ada' };
    expect(readEventFilter(writeEventFilter(search, filter))).toEqual(filter);
  });

  it('takes a kind in and out, in an order of its own', () => {
    const one = toggleKind(NO_FILTER, 'token');
    expect(toggleKind(one, 'presence').kinds).toEqual(['presence', 'token']);
    expect(toggleKind(one, 'token').kinds).toEqual([]);
    expect(isFiltering({ ...NO_FILTER, person: '  ' })).toBe(false);
    expect(isFiltering(one)).toBe(true);
  });
});
