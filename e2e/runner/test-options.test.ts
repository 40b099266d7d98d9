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
      args: [],
    });
  });

  it('runs the named figures and keeps the output when deep', () => {
    expect(options('--deep')).toMatchObject({
      tiers: ['check', 'components', 'http', 'browser'],
      scale: '100',
      evidence: 'docs/evidence/test-deep-node24.txt',
    });
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
