import { describe, expect, it } from 'vitest';
import { startOptions } from './start-options.mjs';

describe('the command line of npm start', () => {
  it('runs the console when nothing is said', () => {
    expect(startOptions([])).toEqual({ program: 'main', args: [], env: {} });
  });

  it('says flags with a value in the words of the configuration', () => {
    const env = { CALLBOARD_SCENARIO: 'thousand', PORT: '3001' };
    expect(startOptions(['--scenario', 'thousand', '--port', '3001'])).toMatchObject({ args: [], env });
    expect(startOptions(['--scenario=thousand', '--port=3001'])).toMatchObject({ args: [], env });
  });

  it('hands --reset on to the console: a variable would reset at every start', () => {
    expect(startOptions(['--reset'])).toEqual({ program: 'main', args: ['--reset'], env: {} });
  });

  it.each([[['--rest']], [['thousand']], [['--port']], [['--scenario', '--reset']]])('refuses %j', (args) => {
    expect(() => startOptions(args)).toThrow('Known: --scenario');
  });

  it('runs the emulator alone with its own flags', () => {
    expect(startOptions(['emulator', '--port', '4566', '--speed', '10'])).toEqual({
      program: 'emulator',
      args: ['--port', '4566', '--speed', '10'],
      env: {},
    });
  });
});
