import { describe, expect, it } from 'vitest';
import { effectiveLayout } from '#shared/layouts/effective-layout.ts';
import { runsOf, verdicts } from './breaking-point.ts';
import { FRESH } from './kept-draft.ts';

const HD = { width: 1280, height: 720 };

describe('with how many a layout breaks', () => {
  it('is told for each number from one to twelve, whoever is there', () => {
    const layout = effectiveLayout({ grid: { gridGap: 400 } });
    const all = verdicts(layout, HD, FRESH.people.slice(0, 2));
    expect(all.map(({ count }) => count)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(all.map(({ worst }) => worst?.kind ?? '')).toEqual([
      '',
      '',
      '',
      '',
      '',
      '',
      'small-tiles',
      'small-tiles',
      'no-room',
      'no-room',
      'no-room',
      'no-room',
    ]);
  });

  it('is nothing for the usual grid', () => {
    expect(verdicts(effectiveLayout({}), HD, FRESH.people).filter(({ worst }) => worst)).toEqual([]);
  });
});

describe('numbers in words', () => {
  it('join what follows on one another', () => {
    expect([[], [4], [3, 4, 5], [1, 3, 5, 6, 12]].map(runsOf)).toEqual([
      '',
      '4',
      '3 to 5',
      '1, 3, 5 to 6 and 12',
    ]);
  });
});
