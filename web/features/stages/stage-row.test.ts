import { describe, expect, it } from 'vitest';
import type { LiveFacts } from './live-facts.ts';
import { byName, byStart, byState, countStates, stageRow } from './stage-row.ts';

const ARN = 'arn:aws:ivs:us-east-1:123456789012:stage/';
const known = new Map<string, LiveFacts>([
  ['st-AAAAAAAAAAAAA', { startTime: '2026-11-20T13:00:00.000Z', publishers: 'connected' }],
  ['st-BBBBBBBBBBBBB', { startTime: '2026-11-20T12:00:00.000Z', publishers: 'gone' }],
  ['st-CCCCCCCCCCCCC', { publishers: 'undecided' }],
]);

const stage = (id: string, name?: string, activeSessionId?: string) =>
  stageRow({ arn: `${ARN}${id}`, name, activeSessionId }, known);

describe('stageRow', () => {
  it.each([
    [undefined, 'idle', true],
    ['', 'idle', true],
    ['st-AAAAAAAAAAAAA', 'live', true],
    ['st-BBBBBBBBBBBBB', 'ending', true],
    ['st-CCCCCCCCCCCCC', 'live', false],
    ['st-DDDDDDDDDDDDD', 'live', false],
  ])('reads the session %j as %s, checked: %s', (activeSessionId, state, checked) => {
    expect(stage('a', 'show', activeSessionId)).toMatchObject({ state, checked });
  });
});

describe('the order of stages', () => {
  const rows = [
    stage('d'),
    stage('c', 'show-10'),
    stage('b', 'show-9', 'st-AAAAAAAAAAAAA'),
    stage('a', 'show-2', 'st-BBBBBBBBBBBBB'),
  ];
  const ids = (sorted: typeof rows) => sorted.map(({ id }) => id).join('');

  it('by name counts as people do, and puts the nameless last', () => {
    expect(ids(rows.toSorted(byName))).toBe('abcd');
  });

  it('by state puts the live and the ending together, before the idle', () => {
    expect(ids(rows.toSorted(byState))).toBe('abcd');
  });

  it('by start puts the longest live first', () => {
    expect(ids(rows.slice(2).toSorted(byStart))).toBe('ab');
  });

  it('is counted by state, with what is not checked', () => {
    expect(countStates([...rows, stage('e', 'new', 'st-EEEEEEEEEEEEE')])).toEqual({
      all: 5,
      live: 2,
      ending: 1,
      idle: 2,
      unchecked: 1,
    });
  });
});
