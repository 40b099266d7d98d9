import { describe, expect, test } from 'vitest';
import { CHOICE_NAMES, type ChoiceTexts, formatOpened, readChoices, toggled } from './choices-in-url.ts';

const NOTHING = Object.fromEntries(CHOICE_NAMES.map((name) => [name, ''])) as ChoiceTexts;
const DEFAULTS = { gapsOpen: false, offset: false, secondZone: '' };
const read = (texts: Partial<ChoiceTexts>, kept = DEFAULTS) => readChoices({ ...NOTHING, ...texts }, kept);

describe('what the address says of a timeline', () => {
  test('is read whole', () => {
    expect(
      read({
        pins: 'p1,p2',
        open: 'viewers',
        zone: 'Europe/Vienna',
        zone2: 'America/New_York',
        axis: 'offset',
        at: '2026-11-20T14:05:00Z',
      }),
    ).toEqual({
      pinned: ['p1', 'p2'],
      expanded: new Set(['viewers']),
      opened: new Set(),
      zone: 'Europe/Vienna',
      secondZone: 'America/New_York',
      offset: true,
      at: Date.parse('2026-11-20T14:05:00Z'),
    });
  });

  test('falls back to what was last chosen, and only where it says nothing', () => {
    const kept = { gapsOpen: true, offset: true, secondZone: 'UTC' };
    expect(read({}, kept)).toMatchObject({ opened: 'all', offset: true, secondZone: 'UTC' });
    expect(read({ folds: 'closed', axis: 'clock', zone2: 'Asia/Tokyo' }, kept)).toMatchObject({
      opened: new Set(),
      offset: false,
      secondZone: 'Asia/Tokyo',
    });
  });

  test('is left alone where it makes no sense', () => {
    expect(read({ zone: 'Mars/Base', zone2: 'x', at: 'soon', folds: 'nonsense', pins: ',,' })).toEqual({
      pinned: [],
      expanded: new Set(),
      opened: new Set(),
      zone: undefined,
      secondZone: undefined,
      offset: false,
      at: undefined,
    });
  });

  test('names gaps that were opened by their start', () => {
    const starts = ['2026-11-20T16:00:00Z', '2026-11-20T14:05:01Z'].map((text) => Date.parse(text));
    const folds = formatOpened(starts);
    expect(folds).toBe('2026-11-20T14:05:01Z,2026-11-20T16:00:00Z');
    expect(read({ folds }).opened).toEqual(new Set(starts));
    expect(formatOpened([])).toBe('closed');
    expect(read({ folds: 'open' }).opened).toBe('all');
  });
});

test('what is in a list is taken out, what is not is added at its end', () => {
  expect(toggled('', ['a'])).toBe('a');
  expect(toggled('a,b', ['c'])).toBe('a,b,c');
  expect(toggled('a,b', ['a'])).toBe('b');
});

test('what has several names is added by the first, and taken out by whichever is there', () => {
  expect(toggled('x', ['a', 'a2'])).toBe('x,a');
  expect(toggled('x,a2', ['a', 'a2'])).toBe('x');
  expect(toggled('a2,x,a', ['a', 'a2'])).toBe('x');
});
