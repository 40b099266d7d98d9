import { describe, expect, it } from 'vitest';
import { effectiveLayout } from '../effective-layout.ts';
import { drawingWords } from './drawing-words.ts';
import { drawLayout } from './draw-layout.ts';
import { ordered } from './order.ts';
import { orderWords } from './order-words.ts';
import type { Person } from './person.ts';

const person = (
  name: string,
  attributes: Record<string, string> = {},
  more: Partial<Person> = {},
): Person => ({
  id: name,
  name,
  attributes,
  arrivedAt: 0,
  video: 'on',
  source: { width: 1280, height: 720 },
  ...more,
});
const HD = { width: 1280, height: 720 };

describe('the order in words', () => {
  it('says of each why they are there', () => {
    const people = [
      person('a', { order: '7' }),
      person('b', { order: '7' }),
      person('c', { order: '-1' }),
      person('d', { order: '1.5' }),
      person('e'),
    ];
    expect(ordered(people, 'order').map((ranked) => orderWords(ranked, 'order'))).toEqual([
      'first: order -1',
      'second: order 7, ties by arrival',
      'third: order 7, ties by arrival',
      'fourth: order “1.5” is no whole number and counts as none, so by arrival',
      'fifth: no order, so after those who have it, by arrival',
    ]);
    expect(ordered(people, '').map((ranked) => orderWords(ranked, ''))[4]).toBe('fifth: by arrival');
  });
});

describe('a drawing in words', () => {
  it('tells how many, who is featured and in which order', () => {
    const people = [person('Ana', { f: 'true' }), person('Ben'), person('Cleo')];
    const layout = effectiveLayout({ grid: { featuredParticipantAttribute: 'f' } });
    expect(drawingWords(drawLayout(layout, HD, people), undefined)).toBe(
      '1280 × 720: 3 people drawn, 1 row of 2, Ana featured. Tiles in this order: Ben, Cleo.',
    );
  });

  it('tells who is in the window and who is left out', () => {
    const people = [person('Ana', { pip: 'true' }), person('Ben'), person('Cleo', {}, { video: 'stopped' })];
    const layout = effectiveLayout({ pip: { pipParticipantAttribute: 'pip', omitStoppedVideo: true } });
    expect(drawingWords(drawLayout(layout, HD, people), 'BOTTOM_RIGHT')).toBe(
      '1280 × 720: 2 people drawn, 1 row of 1, Ana in the window bottom right, 320 × 180 pixels. Left out: Cleo (video stopped).',
    );
  });

  it('says that nothing is drawn', () => {
    expect(drawingWords(drawLayout(effectiveLayout({}), HD, []), undefined)).toBe(
      '1280 × 720: no people drawn.',
    );
  });
});
