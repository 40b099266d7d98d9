import { describe, expect, it } from 'vitest';
import { closingLine, total, verdict } from './counts.mjs';

describe('the verdict on a run', () => {
  it('is the report when the process ended as the report says', () => {
    expect(verdict({ passed: 3, failed: 0 }, undefined)).toEqual({ passed: 3, failed: 0 });
    expect(verdict({ passed: 3, failed: 2 }, 'it ended with exit code 1')).toEqual({ passed: 3, failed: 2 });
  });

  it('is a failure when there is no report, whatever the exit code', () => {
    expect(verdict(undefined, undefined)).toMatchObject({ passed: 0, failed: 1 });
    expect(verdict(undefined, 'it was ended by SIGSEGV').problem).toContain('SIGSEGV');
  });

  it('is a failure when no test ran', () => {
    expect(verdict({ passed: 0, failed: 0 }, undefined)).toMatchObject({
      failed: 1,
      problem: 'it ran no test',
    });
  });

  it('is none where there may be nothing to run, and it ended well', () => {
    expect(verdict({ passed: 0, failed: 0 }, undefined, true)).toEqual({ passed: 0, failed: 0 });
    expect(verdict({ passed: 0, failed: 0 }, 'it ended with exit code 1', true)).toMatchObject({ failed: 1 });
    expect(verdict(undefined, undefined, true)).toMatchObject({ failed: 1 });
  });

  it('is a failure when every test passed and the process still ended badly', () => {
    expect(verdict({ passed: 3, failed: 0 }, 'it ended with exit code 1')).toMatchObject({
      passed: 3,
      failed: 1,
    });
  });
});

describe('the closing line', () => {
  it('is the sum in plain words', () => {
    expect(
      closingLine(
        total([
          { passed: 3, failed: 0 },
          { passed: 4, failed: 1 },
        ]),
      ),
    ).toBe('7 passed, 1 failed');
    expect(closingLine(total([]))).toBe('0 passed, 0 failed');
  });
});
