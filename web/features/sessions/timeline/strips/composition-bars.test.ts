import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compositionBars, stateAt } from './composition-bars.ts';
import { type KnownComposition, knownCompositions, overlaps } from './known-compositions.ts';

const ARN = 'arn:aws:ivs:us-east-1:123456789012:composition/AbCdEfGhIjKl';
const STAGE = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
const at = (minute: number): number => Date.UTC(2026, 10, 20, 14, minute);
const iso = (minute: number): string => new Date(at(minute)).toISOString();

const composition = (more: Partial<KnownComposition>): KnownComposition => ({
  id: 'AbCdEfGhIjKl',
  state: 'ACTIVE',
  start: at(0),
  end: undefined,
  destinations: [],
  layout: undefined,
  knownUntil: at(30),
  goneAt: undefined,
  failureReason: undefined,
  changes: [],
  ...more,
});

const inWords = (of: KnownComposition) =>
  compositionBars(of).map(({ from, to, look, goesOn }) =>
    [look, (from - at(0)) / 60_000, (to - at(0)) / 60_000, ...(goesOn ? ['goes on'] : [])].join(' '),
  );

describe('the bars of a composition', () => {
  it('tell its states apart as far as they were seen', () => {
    const whole = composition({
      state: 'STOPPED',
      end: at(20),
      changes: [
        { to: 'STARTING', at: at(0) },
        { to: 'ACTIVE', at: at(1) },
        { to: 'STOPPING', at: at(19) },
        { to: 'STOPPED', at: at(20) },
      ],
    });
    expect(inWords(whole)).toEqual(['starting 0 1', 'active 1 19', 'stopping 19 20', 'stopped 20 20']);
  });

  it('do not guess what was before the first sight', () => {
    expect(inWords(composition({ changes: [{ to: 'ACTIVE', at: at(10) }] }))).toEqual([
      'unseen 0 10',
      'active 10 30 goes on',
    ]);
    expect(inWords(composition({}))).toEqual(['unseen 0 30 goes on']);
  });

  it('say why one failed, where that was told', () => {
    const failed = composition({ state: 'FAILED', end: at(5), failureReason: 'Access denied' });
    expect(compositionBars(failed).at(-1)).toMatchObject({
      look: 'failed',
      meaning: 'Failed: Access denied',
    });
  });

  it('are not known between the last sight and when AWS had forgotten it', () => {
    const gone = composition({ goneAt: at(60), changes: [{ to: 'ACTIVE', at: at(10) }] });
    expect(inWords(gone)).toEqual(['unseen 0 10', 'active 10 30', 'unknown 30 60']);
    expect(stateAt(gone, at(45))?.look).toBe('unknown');
    expect(stateAt(gone, at(60))).toBeUndefined();
  });

  it('say of the time after the last sight that it is not known yet', () => {
    expect(stateAt(composition({}), at(30))?.look).toBe('unseen');
    expect(stateAt(composition({}), at(31))?.look).toBe('unknown');
  });

  it('follow one another without gap or overlap, from its start to its end', () => {
    const states = fc.constantFrom('STARTING', 'ACTIVE', 'STOPPING', 'STOPPED', 'FAILED', 'NEW_STATE');
    const some = fc.record({
      state: states,
      end: fc.option(fc.integer({ min: 0, max: 50 }).map(at), { nil: undefined }),
      knownUntil: fc.integer({ min: 0, max: 60 }).map(at),
      goneAt: fc.option(fc.integer({ min: 60, max: 70 }).map(at), { nil: undefined }),
      changes: fc
        .array(fc.record({ to: states, at: fc.integer({ min: 0, max: 60 }).map(at) }), { maxLength: 6 })
        .map((changes) => changes.toSorted((a, b) => a.at - b.at)),
    });
    fc.assert(
      fc.property(some, (more) => {
        const bars = compositionBars(composition(more));
        expect(bars.length).toBeGreaterThan(0);
        expect(bars[0]?.from).toBe(at(0));
        for (const [i, bar] of bars.entries()) {
          expect(bar.to).toBeGreaterThanOrEqual(bar.from);
          if (i > 0) expect(bar.from).toBe(bars[i - 1]?.to);
        }
      }),
    );
  });
});

describe('what is known of compositions', () => {
  const recorded = (seen: number, more: object = {}) => ({
    item: {
      arn: ARN,
      stageArn: STAGE,
      destinations: [],
      state: 'STARTING',
      startTime: iso(1),
      layout: { grid: {} },
    },
    seenAt: iso(seen),
    changes: [],
    ...more,
  });

  it('is what AWS lists, with what only the record has', () => {
    const listed = [{ arn: ARN, stageArn: STAGE, destinations: [], state: 'ACTIVE', startTime: iso(1) }];
    expect(knownCompositions(listed, at(9), [recorded(2)])).toMatchObject([
      { state: 'ACTIVE', knownUntil: at(9), layout: { grid: {} }, start: at(1) },
    ]);
  });

  it('is the record where that is newer than the list, or all there is', () => {
    const listed = [{ arn: ARN, stageArn: STAGE, destinations: [], state: 'ACTIVE', startTime: iso(1) }];
    expect(knownCompositions(listed, at(1), [recorded(2)])).toMatchObject([{ state: 'STARTING' }]);
    const gone = knownCompositions([], at(9), [recorded(2, { goneAt: iso(8) })]);
    expect(gone).toMatchObject([{ state: 'STARTING', goneAt: at(8), knownUntil: at(2) }]);
    expect(overlaps(gone[0]!, at(7), undefined)).toBe(true);
    expect(overlaps(gone[0]!, at(8), undefined)).toBe(false);
    expect(overlaps(gone[0]!, at(0), at(1))).toBe(false);
  });
});
