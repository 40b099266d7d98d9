import { describe, expect, it } from 'vitest';
import { testOptions } from './test-options.mjs';

const options = (...args: string[]) => testOptions(args, '24');

describe('the command line of npm test', () => {
  it('runs every tier at small scale when nothing is said', () => {
    expect(options()).toEqual({
      tiers: ['check', 'components', 'http', 'browser'],
      scale: undefined,
      evidence: undefined,
      minutes: 30,
      whole: false,
      args: [],
    });
  });

  it('runs the named figures and keeps the output when deep', () => {
    expect(options('--deep')).toMatchObject({
      tiers: ['check', 'components', 'http', 'browser'],
      scale: '100',
      whole: true,
      evidence: 'docs/evidence/test-deep-node24.txt',
    });
  });

  it('runs the wide browser tests too when asked for the whole, or for the browser alone', () => {
    expect(options('--whole')).toMatchObject({
      tiers: ['check', 'components', 'http', 'browser'],
      scale: undefined,
      whole: true,
    });
    expect(options('--only', 'browser').whole).toBe(true);
  });

  it('keeps the output of an ordinary run when asked', () => {
    expect(options('--evidence')).toMatchObject({
      scale: undefined,
      evidence: 'docs/evidence/test-node24.txt',
    });
  });

  it('runs one tier and hands the rest to its runner', () => {
    expect(options('--only', 'browser', 'stages', '--repeat-each=10')).toMatchObject({
      tiers: ['browser'],
      args: ['stages', '--repeat-each=10'],
    });
    expect(options('--only', 'screenshots').tiers).toEqual(['screenshots']);
  });

  it.each([[['--only']], [['--only', 'all']], [['--fast']], [['--only', 'check', 'extra']]])(
    'refuses %j',
    (args) => {
      expect(() => testOptions(args, '24')).toThrow(/Known|takes one of/);
    },
  );
});
