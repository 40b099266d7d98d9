import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCALE } from '#web/testing/campaign.ts';
import { begun, changed, type History, redone, settled, undone } from './history.ts';

describe('the history of an editor', () => {
  it('makes one step of changes with one mark, until it settles', () => {
    let history = begun('');
    for (const text of ['a', 'ab', 'abc']) history = changed(history, text, 'name');
    history = changed(settled(history), 'abcd', 'name');
    expect(undone(history).present).toBe('abc');
    expect(undone(undone(history)).present).toBe('');
  });

  it('forgets what was undone once something else is done', () => {
    const history = changed(undone(changed(begun(1), 2)), 3);
    expect(redone(history).present).toBe(3);
    expect(undone(history).present).toBe(1);
  });

  it('does nothing where there is nothing to undo or redo', () => {
    expect([undone(begun(1)).present, redone(begun(1)).present]).toEqual([1, 1]);
  });

  it('comes back to where it was, however far one goes', () => {
    const steps = fc.array(fc.tuple(fc.integer(), fc.constantFrom('a', 'b', undefined)), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (done) => {
        let history: History<number> = begun(0);
        const seen = [0];
        for (const [value, mark] of done) {
          const before = history;
          history = changed(history, value, mark);
          if (history === before) continue;
          if (history.past.length > before.past.length) seen.push(value);
          else seen[seen.length - 1] = value;
        }
        for (const value of seen.toReversed()) {
          expect(history.present).toBe(value);
          history = undone(history);
        }
        for (const value of seen.slice(1)) {
          history = redone(history);
          expect(history.present).toBe(value);
        }
      }),
      { seed: 1, numRuns: 100 * SCALE },
    );
  });
});
