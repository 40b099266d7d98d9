import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedChange } from '#shared/recorder/contract.ts';
import { stretchesOf } from './stretches.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 14, 0, second)).toISOString();
const change = (to: string, second: number): RecordedChange => ({
  kind: 'composition',
  resourceId: 'a',
  to,
  at: at(second),
  seenBy: 'api',
});

describe('the states of a composition over time', () => {
  it('follow one another from its start to the last look', () => {
    expect(
      stretchesOf({
        changes: [change('ACTIVE', 5), change('STARTING', 0)],
        state: 'ACTIVE',
        startTime: at(0),
        endTime: undefined,
        asOf: at(60),
      }),
    ).toEqual([
      { state: 'STARTING', from: at(0), to: at(5) },
      { state: 'ACTIVE', from: at(5), to: at(60) },
    ]);
  });

  it('are unknown until somebody looked, and end with what AWS says of the end', () => {
    expect(
      stretchesOf({
        changes: [change('ACTIVE', 30)],
        state: 'STOPPED',
        startTime: at(0),
        endTime: at(50),
        asOf: at(60),
      }),
    ).toEqual([
      { state: undefined, from: at(0), to: at(30) },
      { state: 'ACTIVE', from: at(30), to: at(50) },
      { state: 'STOPPED', from: at(50), to: at(50) },
    ]);
  });

  it('are what it is now where nothing was recorded, and nothing where it has not started', () => {
    const none = { changes: [], state: 'STARTING', endTime: undefined, asOf: at(9) };
    expect(stretchesOf({ ...none, startTime: at(1) })).toEqual([
      { state: 'STARTING', from: at(1), to: at(9) },
    ]);
    expect(stretchesOf({ ...none, startTime: undefined })).toEqual([]);
  });

  it('leave no gap, never go back and lose no change, whatever was seen in whichever order', () => {
    const states = fc.constantFrom('STARTING', 'ACTIVE', 'STOPPING', 'STOPPED', 'FAILED');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(states, fc.integer({ min: 0, max: 50 })), { maxLength: 8 }),
        states,
        fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
        (seen, state, start) => {
          const changes = seen.map(([to, second]) => change(to, second));
          const startTime = start === undefined ? undefined : at(start);
          const drawn = stretchesOf({ changes, state, startTime, endTime: undefined, asOf: at(60) });
          for (const [index, { from, to }] of drawn.entries()) {
            const next = drawn[index + 1];
            if (next !== undefined) expect(next.from).toBe(to);
            if (startTime === undefined || changes.every((one) => one.at >= startTime))
              expect(from <= to).toBe(true);
          }
          expect(drawn.filter((one) => one.state !== undefined).length).toBeGreaterThanOrEqual(
            changes.length,
          );
        },
      ),
      { numRuns: 100 * Number(import.meta.env['CAMPAIGN_SCALE'] ?? 1), seed: 6 },
    );
  });
});
