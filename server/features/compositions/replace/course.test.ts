import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCancellable, nextStep, REPLACE_MODES, type Step, type StepEnd, STEPS, wayOf } from './course.ts';

const ENDS = ['done', 'failed', 'unsure', 'cancelled', 'absent'] as const satisfies readonly StepEnd[];

describe('the way of a Replace', () => {
  it('starts the new one before it stops the old one, unless both have one channel', () => {
    expect(wayOf('overlap')).toEqual(['look', 'start-new', 'active-new', 'stop-old', 'stopped-old']);
    expect(wayOf('gap')).toEqual(['look', 'stop-old', 'stopped-old', 'start-new', 'active-new']);
  });

  it('goes back to the old layout from wherever the new one fails', () => {
    expect(nextStep('overlap', 'active-new', 'failed')).toBe('stop-new');
    expect(nextStep('overlap', 'stop-old', 'failed')).toBe('stop-new');
    expect(nextStep('gap', 'start-new', 'failed')).toBe('start-back');
    expect(nextStep('gap', 'stopped-new', 'done')).toBe('start-back');
    // Nobody knows whether it runs: another one on its channel could only fail.
    expect(nextStep('gap', 'settle-new', 'failed')).toBe('end');
  });

  it('comes to an end whatever happens, never to the same step twice, and never to two on one channel', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REPLACE_MODES),
        fc.array(fc.constantFrom(...ENDS), { minLength: STEPS.length, maxLength: STEPS.length }),
        (mode, ends) => {
          const seen: Step[] = [];
          let step: Step = 'look';
          /** Started and not known to have stopped. */
          let mayRun = { old: true, new: false };
          for (const how of ends) {
            if (step === 'end') break;
            expect(seen).not.toContain(step);
            seen.push(step);
            if (mode === 'gap' && step === 'start-new') expect(mayRun.old).toBe(false);
            if (mode === 'gap' && step === 'start-back') expect(mayRun).toEqual({ old: false, new: false });
            if (step === 'start-new' && (how === 'done' || how === 'unsure'))
              mayRun = { ...mayRun, new: true };
            if (step === 'settle-new' && how === 'absent') mayRun = { ...mayRun, new: false };
            if (step === 'stopped-new' && how === 'done') mayRun = { ...mayRun, new: false };
            if (step === 'stopped-old' && how === 'done') mayRun = { ...mayRun, old: false };
            step = nextStep(mode, step, how);
          }
          expect(step).toBe('end');
        },
      ),
      { numRuns: 500 * Number(process.env['CAMPAIGN_SCALE'] ?? 1), seed: 5 },
    );
  });

  it('can be cancelled as long as the old one is untouched, and with a gap until the new one is ACTIVE', () => {
    const steps = STEPS.filter((step) => isCancellable('overlap', step));
    expect(steps).toEqual(['look', 'start-new', 'active-new', 'stop-old']);
    expect(isCancellable('gap', 'stopped-old')).toBe(false);
    expect(isCancellable('gap', 'active-new')).toBe(true);
  });
});
