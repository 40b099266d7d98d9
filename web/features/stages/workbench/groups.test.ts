import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, parseFilter } from '../stage-filter.ts';
import { type StageRow, stageRow } from '../stage-row.ts';
import { groupStages, prefixOf, readGrouping } from './groups.ts';
import { knownProblems, problemsOf } from './problems.ts';
import { present, ranged, toggled } from '#web/components/bulk/selection.ts';
import { viewSearch } from './view-search.ts';

const row = (id: string, name: string, tags: Record<string, string> = {}, live = false): StageRow =>
  stageRow(
    {
      arn: `arn:aws:ivs:us-east-1:123456789012:stage/${id}`,
      name,
      tags,
      ...(live ? { activeSessionId: `st-${id}` } : {}),
    },
    new Map(),
  );

describe('groups of stages', () => {
  it('are told by how names begin, up to the next delimiter', () => {
    expect(prefixOf('show-morning-1', '')).toBe('show-');
    expect(prefixOf('show-morning-1', 'show-')).toBe('show-morning-');
    expect(prefixOf('lobby', '')).toBe('lobby');
  });

  it('add up what is in them, those with problems first', () => {
    const rows = [row('a', 'quiz-1'), row('b', 'show-1', {}, true), row('c', 'show-2'), row('d', '')];
    const problems = knownProblems(
      {
        stages: 4,
        live: 1,
        compositions: 0,
        isTold: false,
        problems: [
          { kind: 'recording-failed', stages: [{ stageId: 'b' }], unknown: 0 },
          { kind: 'idle', stages: [{ stageId: 'a' }, { stageId: 'b' }], unknown: 1 },
        ],
      },
      rows,
    );
    const groups = groupStages(rows, { by: 'prefix' }, [], problems);
    expect(groups.map(({ label, stages, live, troubled }) => [label, stages, live, troubled])).toEqual([
      ['show-', 2, 1, 1],
      ['quiz-', 1, 0, 0],
      ['without a name', 1, 0, 0],
    ]);
    expect(groups[0]?.problems['recording-failed']).toBe(1);
    expect(groups[2]?.filter).toBeUndefined();
  });

  it('lead to exactly their own stages, whatever the names, and count each stage once', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '-', '_', '1'), maxLength: 8 });
    const tag = fc.constantFrom(undefined, 'prod', 'two words', '');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, tag), { maxLength: 12 }),
        fc.constantFrom('prefix', 'tag:env'),
        fc.constantFrom('', 'a', 'name:^a'),
        (stages, by, filter) => {
          const grouping = readGrouping(by);
          if (grouping.by === 'none') throw new Error('is one');
          const terms = parseFilter(filter);
          const rows = stages
            .map(([each, value], index) => row(`s${index}`, each, value === undefined ? {} : { env: value }))
            .filter((each) => matches(terms, each));
          const groups = groupStages(rows, grouping, terms, knownProblems(undefined, rows));
          expect(groups.reduce((sum, group) => sum + group.stages, 0)).toBe(rows.length);
          for (const group of groups) {
            if (group.filter === undefined) continue;
            const led = rows.filter((each) => matches(parseFilter(group.filter ?? ''), each));
            // A prefix is found whatever its case, and one may begin with another: none of the group's own is missing.
            expect(led.length).toBeGreaterThanOrEqual(group.stages);
            if (grouping.by === 'tag') expect(led).toHaveLength(group.stages);
          }
        },
      ),
    );
  });
});

describe('what is known of problems', () => {
  it('joins what the server has seen with what this page has found out', () => {
    const ending = { ...row('a', 'x', {}, true), state: 'ending' as const, checked: true };
    const fine = { ...row('b', 'y', {}, true), checked: true };
    const unchecked = row('c', 'z', {}, true);
    const known = knownProblems(
      {
        stages: 3,
        live: 3,
        compositions: 0,
        isTold: false,
        problems: [{ kind: 'no-publisher', stages: [{ stageId: 'b' }], unknown: 2 }],
      },
      [ending, fine, unchecked],
    );
    expect(problemsOf(known, 'a')).toEqual(['no-publisher']);
    expect(problemsOf(known, 'b')).toEqual([]);
    expect(known.counts['no-publisher']).toEqual({ count: 1, unknown: 1 });
  });
});

describe('a selection', () => {
  it('takes all from one row to another, in whichever direction, and forgets what has gone', () => {
    const order = ['a', 'b', 'c', 'd'];
    expect(ranged(new Set(['d']), order, 'c', 'a')).toEqual(new Set(['d', 'a', 'b', 'c']));
    expect(ranged(new Set(), order, 'gone', 'b')).toEqual(new Set(['b']));
    expect(toggled(new Set(['a', 'b']), 'a')).toEqual(new Set(['b']));
    expect(present(new Set(['a', 'z']), new Set(order))).toEqual(new Set(['a']));
  });
});

describe('the view of an address', () => {
  it('is the same in whatever order it stands there, without what somebody looks at', () => {
    expect(viewSearch('?sort=-name&peek=abc&q=show')).toBe(viewSearch('q=show&sort=-name'));
    expect(viewSearch('')).toBe('');
  });
});
