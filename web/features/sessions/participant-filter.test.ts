import { describe, expect, test } from 'vitest';
import { filterInput, parseParticipantFilter, withParticipantFilter } from './participant-filter.ts';

const parsed = (query: string) => parseParticipantFilter(new URLSearchParams(query));

describe('the filter of participants', () => {
  test('is one of the four that AWS has, in its own terms', () => {
    expect(filterInput({ kind: 'state', value: 'DISCONNECTED' })).toEqual({ filterByState: 'DISCONNECTED' });
    expect(filterInput({ kind: 'published', value: 'false' })).toEqual({ filterByPublished: false });
    expect(filterInput({ kind: 'recording', value: 'FAILED' })).toEqual({ filterByRecordingState: 'FAILED' });
    expect(filterInput({ kind: 'user', value: 'ada' })).toEqual({ filterByUserId: 'ada' });
  });

  test('comes from the URL; only the first of several, as AWS takes one', () => {
    expect(parsed('sort=name&user=ada&state=CONNECTED')).toEqual({ kind: 'state', value: 'CONNECTED' });
    expect(parsed('sort=name')).toBeUndefined();
  });

  test('that AWS would refuse does not filter', () => {
    expect(parsed('state=SLEEPING')).toBeUndefined();
    expect(parsed('recording=DISABLED')).toBeUndefined();
    expect(parsed('user=')).toBeUndefined();
    expect(parsed(`user=${'a'.repeat(129)}`)).toBeUndefined();
  });

  test('replaces the one before and leaves the rest of the URL', () => {
    const before = new URLSearchParams('state=CONNECTED&from=a&to=b');
    expect(withParticipantFilter(before, { kind: 'published', value: 'true' }).toString()).toBe(
      'from=a&to=b&published=true',
    );
    expect(withParticipantFilter(before, undefined).toString()).toBe('from=a&to=b');
  });
});
