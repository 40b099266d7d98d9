import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { matchOf, ranked } from './rank.ts';

const LABELS = [
  'Stages',
  'Start composition…',
  'Compositions',
  'Composition history',
  'Storage configurations',
  'Stop…',
];
const names = (typed: string) =>
  ranked(
    typed,
    LABELS.map((label) => ({ label })),
  ).map(({ label }) => label);

describe('what answers to what is typed', () => {
  it.each([
    ['comp', ['Compositions', 'Composition history', 'Start composition…']],
    ['stco', ['Start composition…', 'Storage configurations']],
    ['comp start', ['Start composition…']],
    ['history', ['Composition history']],
    ['age', ['Stages', 'Storage configurations']],
    ['STÁGES', ['Stages']],
    ['sgs', []],
    ['delete', []],
  ])('%s', (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });

  it('is everything, in its own order, while nothing is typed', () => {
    expect(names(' ')).toEqual(LABELS);
  });

  it('is told apart by its note, which alone brings nothing up', () => {
    const options = [
      { label: 'Delete…', note: 'Stage morning' },
      { label: 'Morning notes', note: '' },
    ];
    expect(ranked('morning', options).map(({ label }) => label)).toEqual(['Morning notes']);
    expect(ranked('delete morning', options)).toEqual([options[0]]);
  });

  it('is found by the beginning of any of its words, by all of it, and in whatever case', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (words, which, length) => {
          const text = words.join(' ');
          const chosen = words[which % words.length] ?? '';
          const part = chosen.slice(0, 1 + (length % chosen.length));
          expect(matchOf(part.toUpperCase(), text)).toBeDefined();
          expect(matchOf(text, text)).toBeDefined();
          expect(matchOf(words.map((each) => each.charAt(0)).join(''), text)).toBeDefined();
          expect(matchOf(`${text} 9`, text)).toBeUndefined();
        },
      ),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });

  it('is told quickly also of long texts', () => {
    const began = performance.now();
    matchOf('a'.repeat(40), 'a '.repeat(40));
    matchOf('abababababababababab', 'ab a b '.repeat(30));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
