import { describe, expect, it } from 'vitest';
import { eventOffset } from './event-offset.ts';

const JOINED = '2026-11-20T14:00:00.000Z';

describe('eventOffset', () => {
  it.each([
    ['2026-11-20T14:00:00.000Z', '+0:00:00'],
    ['2026-11-20T14:05:12.000Z', '+0:05:12'],
    ['2026-11-21T16:00:01.000Z', '+26:00:01'],
    ['2026-11-20T13:59:57.000Z', '−0:00:03'],
    ['2026-11-20T15:04:59.999+01:00', '+0:04:59'],
  ])('tells %s as %s', (at, offset) => {
    expect(eventOffset(JOINED, at)).toBe(offset);
  });
});
