import { describe, expect, it } from 'vitest';
import { daySpan } from './day-span.ts';

describe('a span of days', () => {
  it('holds both its days, in UTC', () => {
    expect(daySpan('2026-11-20', '2026-11-21').query).toEqual({
      from: new Date('2026-11-20T00:00:00.000Z'),
      to: new Date('2026-11-22T00:00:00.000Z'),
    });
    expect(daySpan('', '')).toEqual({ query: {}, problem: undefined });
  });

  it('that is none says so', () => {
    expect(daySpan('2026-13-40', '').problem).toContain('is no day');
    expect(daySpan('', 'yesterday').problem).toContain('is no day');
    expect(daySpan('2026-11-21', '2026-11-20').problem).toContain('later');
  });
});
