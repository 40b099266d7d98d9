import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoment, parseMoment } from './moment-in-url.ts';

describe('the marked moment in the URL', () => {
  it('is a whole second in UTC', () => {
    expect(formatMoment(Date.parse('2026-11-20T14:05:12.900Z'))).toBe('2026-11-20T14:05:12Z');
    expect(parseMoment('2026-11-20T15:05:12.900+01:00')).toBe(Date.parse('2026-11-20T14:05:12Z'));
  });

  it.each([null, '', 'half past two', '2026-13-40T00:00:00Z'])('is none for %j', (text) => {
    expect(parseMoment(text)).toBeUndefined();
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (second) => {
        expect(parseMoment(formatMoment(second * 1000))).toBe(second * 1000);
      }),
    );
  });
});
