import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import firstPaint from '../public/first-paint.js?raw';
import { DEFAULT_PREFERENCES, parsePreferences, type Preferences, PREFERENCES_KEY } from './preferences.ts';
import { SCALE } from '#web/testing/campaign.ts';

const preferences = fc.record<Preferences>({
  theme: fc.constantFrom('system', 'light', 'dark'),
  density: fc.constantFrom('comfortable', 'compact'),
  zone: fc.constantFrom('browser', 'UTC', 'Europe/Vienna'),
  shortcuts: fc.boolean(),
});

describe('parsePreferences', () => {
  it('gives the defaults where nothing is kept', () => {
    expect(parsePreferences(null)).toEqual(DEFAULT_PREFERENCES);
  });

  it.each([
    '',
    'nonsense',
    '[]',
    'null',
    '7',
    '{"theme":"pink","density":3,"zone":"Mars/Base","shortcuts":"no"}',
  ])('gives the defaults for %j', (text) => {
    expect(parsePreferences(text)).toEqual(DEFAULT_PREFERENCES);
  });

  it('reads back what was kept', () => {
    fc.assert(
      fc.property(preferences, (kept) => {
        expect(parsePreferences(JSON.stringify(kept))).toEqual(
          kept.zone === 'browser' ? { ...kept, zone: DEFAULT_PREFERENCES.zone } : kept,
        );
      }),
      { seed: 1, numRuns: 50 * SCALE },
    );
  });
});

/** Runs the script as the page does, with stand-ins for the two things it touches. */
function paint(stored: string | null): Record<string, string> {
  const dataset: Record<string, string> = {};
  // The file as it is served; a module could not run before the first paint.
  // oxlint-disable-next-line typescript/no-implied-eval
  const run = new Function('localStorage', 'document', firstPaint) as (storage: object, page: object) => void;
  run(
    { getItem: (key: string) => (key === PREFERENCES_KEY ? stored : null) },
    { documentElement: { dataset } },
  );
  return dataset;
}

describe('first-paint.js', () => {
  it('sets before the first paint what the app would set after it', () => {
    fc.assert(
      fc.property(preferences, (kept) => {
        expect(paint(JSON.stringify(kept))).toEqual({
          ...(kept.theme !== 'system' && { theme: kept.theme }),
          ...(kept.density !== 'comfortable' && { density: kept.density }),
        });
      }),
      { seed: 1, numRuns: 50 * SCALE },
    );
  });

  it.each([null, 'nonsense', 'null'])('leaves the defaults for %j', (stored) => {
    expect(paint(stored)).toEqual({});
  });
});
