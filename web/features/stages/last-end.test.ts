import { describe, expect, it } from 'vitest';
import { lastEnd } from './last-end.ts';

describe('lastEnd', () => {
  it('is the latest end, whatever the order of the sessions', () => {
    const ends = [
      '2026-11-19T10:00:00.000Z',
      undefined,
      '2026-11-20T02:00:00.000Z',
      '2026-11-18T23:00:00.000Z',
    ];
    expect(lastEnd(ends.map((endTime) => ({ endTime })))).toBe('2026-11-20T02:00:00.000Z');
  });

  it('is none while no session has ended', () => {
    expect(lastEnd([])).toBeUndefined();
    expect(lastEnd([{}])).toBeUndefined();
  });
});
