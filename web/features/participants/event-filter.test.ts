import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countEvents,
  type EventFilter,
  isFiltering,
  NO_FILTER,
  passes,
  readEventFilter,
  toggleKind,
  writeEventFilter,
} from './event-filter.ts';
import { EVENT_KINDS } from '#web/components/event-kind.ts';
import { eventRows } from './event-rows.ts';
import { SCALE } from '#web/testing/campaign.ts';

const rows = eventRows(
  ['JOINED', 'PUBLISH_STARTED', 'PUBLISH_ERROR', 'SUBSCRIBE_ERROR', 'TOKEN_EXCHANGED', 'NEW_ONE'].map(
    (name, second) => ({ name, eventTime: `2026-11-20T14:00:0${second}.000Z` }),
  ),
);
const left = (filter: EventFilter) => rows.filter((row) => passes(filter, row)).map((row) => row.event.name);

describe('the filter of the events', () => {
  it('leaves the chosen kinds, of these the errors alone if wished', () => {
    expect(left(NO_FILTER)).toHaveLength(6);
    expect(left({ kinds: ['publishing', 'token'], errorsOnly: false })).toEqual([
      'PUBLISH_STARTED',
      'PUBLISH_ERROR',
      'TOKEN_EXCHANGED',
    ]);
    expect(left({ kinds: [], errorsOnly: true })).toEqual(['PUBLISH_ERROR', 'SUBSCRIBE_ERROR']);
    expect(left({ kinds: ['publishing'], errorsOnly: true })).toEqual(['PUBLISH_ERROR']);
  });

  it('counts what each choice would leave', () => {
    expect(countEvents(rows)).toEqual({
      byKind: { presence: 1, publishing: 2, subscribing: 1, replication: 0, token: 1, other: 1 },
      errors: 2,
    });
  });

  it('chooses and unchooses', () => {
    const one = toggleKind(NO_FILTER, 'token');
    expect(one.kinds).toEqual(['token']);
    expect(toggleKind(one, 'presence').kinds).toEqual(['presence', 'token']);
    expect(toggleKind(one, 'token')).toEqual(NO_FILTER);
    expect([isFiltering(one), isFiltering(NO_FILTER)]).toEqual([true, false]);
  });

  it('survives the way through the URL, which keeps what else is in it', () => {
    fc.assert(
      fc.property(fc.subarray([...EVENT_KINDS]), fc.boolean(), (kinds, errorsOnly) => {
        const search = writeEventFilter(new URLSearchParams('sort=-time&kind=old'), { kinds, errorsOnly });
        expect(readEventFilter(search)).toEqual({ kinds, errorsOnly });
        expect(search.get('sort')).toBe('-time');
      }),
      { seed: 20261120, numRuns: 50 * SCALE },
    );
  });

  it('leaves no trace in the URL when it leaves all in, and takes no harm from what it does not know', () => {
    expect(String(writeEventFilter(new URLSearchParams('errors=only&kind=token'), NO_FILTER))).toBe('');
    expect(readEventFilter(new URLSearchParams('kind=nonsense,token&errors=yes'))).toEqual({
      kinds: ['token'],
      errorsOnly: false,
    });
  });
});
