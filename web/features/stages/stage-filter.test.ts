import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asksForState,
  type Filterable,
  type FilterTerm,
  formatFilter,
  matches,
  parseFilter,
  type StageState,
  toggleState,
} from './stage-filter.ts';
import { SCALE } from '#web/testing/campaign.ts';
const runs = { seed: 1, numRuns: 200 * SCALE };

const states = fc.constantFrom<StageState>('live', 'ending', 'idle');
/** Text with everything in it that has a meaning in the filter. */
const awkward = fc
  .array(
    fc.constantFrom('a', 'B', '7', '-', ' ', '"', '\\', '=', ':', '^', '$', 'tag:', 'name:', 'live', 'ß'),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));
const terms = fc.array(
  fc.oneof<fc.Arbitrary<FilterTerm>[]>(
    states.map((state) => ({ kind: 'state', state })),
    awkward.map((text) => ({ kind: 'text', text })),
    fc.record({ kind: fc.constant('name'), text: awkward, start: fc.boolean(), end: fc.boolean() }),
    fc.record({
      kind: fc.constant('tag'),
      key: awkward,
      value: fc.option(fc.oneof(awkward, fc.constant('')), { nil: undefined }),
    }),
  ),
  { maxLength: 5 },
);
const items = fc.record<Filterable>({
  name: awkward,
  ids: fc.array(awkward, { maxLength: 2 }),
  state: states,
  tags: fc.dictionary(awkward, awkward, { maxKeys: 3 }),
});

describe('the filter as text', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(terms, (wanted) => {
        expect(parseFilter(formatFilter(wanted))).toEqual(wanted);
      }),
      runs,
    );
  });

  it('makes something of whatever is typed, and the same of what it writes for that', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), awkward), (typed) => {
        const read = parseFilter(typed);
        expect(parseFilter(formatFilter(read))).toEqual(read);
      }),
      runs,
    );
  });

  it.each<[string, FilterTerm[]]>([
    ['', []],
    ['   ', []],
    ['live', [{ kind: 'state', state: 'live' }]],
    ['LIVE', [{ kind: 'state', state: 'live' }]],
    ['"live"', [{ kind: 'text', text: 'live' }]],
    ['lively', [{ kind: 'text', text: 'lively' }]],
    ['tag:env=prod', [{ kind: 'tag', key: 'env', value: 'prod' }]],
    ['tag:env', [{ kind: 'tag', key: 'env', value: undefined }]],
    ['tag:env=', [{ kind: 'tag', key: 'env', value: undefined }]],
    ['tag:env=""', [{ kind: 'tag', key: 'env', value: '' }]],
    ['tag:"cost centre"="a b"', [{ kind: 'tag', key: 'cost centre', value: 'a b' }]],
    ['tag:url=https://x?a=b', [{ kind: 'tag', key: 'url', value: 'https://x?a=b' }]],
    ['tag:', []],
    ['name:^show-', [{ kind: 'name', text: 'show-', start: true, end: false }]],
    ['name:-01$', [{ kind: 'name', text: '-01', start: false, end: true }]],
    ['name:^a$', [{ kind: 'name', text: 'a', start: true, end: true }]],
    ['name:', []],
    ['name:^', []],
    ['"open quote', [{ kind: 'text', text: 'open quote' }]],
  ])('reads %j', (typed, wanted) => {
    expect(parseFilter(typed)).toEqual(wanted);
  });
});

describe('toggling a state', () => {
  it('twice gives the filter as it was, and once tells whether it is asked for', () => {
    fc.assert(
      fc.property(terms, states, (wanted, state) => {
        const before = wanted.filter((term) => term.kind !== 'state' || term.state !== state);
        const once = toggleState(formatFilter(before), state);
        expect(asksForState(parseFilter(once), state)).toBe(true);
        expect(parseFilter(toggleState(once, state))).toEqual(before);
      }),
      runs,
    );
  });
});

describe('what passes the filter', () => {
  it('only becomes less with every further word, and more with every further state after the first', () => {
    fc.assert(
      fc.property(terms, terms, items, (some, more, item) => {
        const words = more.filter((term) => term.kind !== 'state');
        if (matches([...some, ...words], item)) expect(matches(some, item)).toBe(true);
        const anyState: FilterTerm[] = [{ kind: 'state', state: 'live' }];
        if (matches([...anyState, ...words], item)) {
          expect(matches([...anyState, { kind: 'state', state: 'idle' }, ...words], item)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('includes an item by each of its own words', () => {
    fc.assert(
      fc.property(items, (item) => {
        const own: FilterTerm[] = [
          { kind: 'state', state: item.state },
          { kind: 'name', text: item.name, start: true, end: true },
          ...Object.entries(item.tags).map(([key, value]): FilterTerm => ({ kind: 'tag', key, value })),
          ...[item.name, ...item.ids, ...Object.values(item.tags)].map((text): FilterTerm => ({
            kind: 'text',
            text,
          })),
        ];
        expect(matches(own, item)).toBe(true);
      }),
      runs,
    );
  });

  const stage: Filterable = {
    name: 'show-morning-01',
    ids: ['arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl', 'st-ABCDEFGHIJKLM'],
    state: 'live',
    tags: { env: 'prod', note: '' },
  };

  it.each<[string, boolean]>([
    ['MORNING', true],
    ['abcdefghijkl', true],
    ['st-ABC', true],
    ['evening', false],
    ['live', true],
    ['idle', false],
    ['idle live', true],
    ['live evening', false],
    ['tag:env', true],
    ['tag:env=prod', true],
    ['tag:env=dev', false],
    ['tag:note=""', true],
    ['tag:env=""', false],
    ['tag:toString', false],
    ['name:^show', true],
    ['name:^morning', false],
    ['name:01$', true],
    ['name:prod', false],
    ['prod', true],
  ])('%j: %s', (typed, passes) => {
    expect(matches(parseFilter(typed), stage)).toBe(passes);
  });
});
