import { describe, expect, it } from 'vitest';
import { startOptions } from './start-options.mjs';

describe('the command line of npm start', () => {
  it('runs the console when nothing is said', () => {
    expect(startOptions([])).toEqual({ program: 'main', args: [] });
  });

  it('hands every flag on to the console', () => {
    expect(startOptions(['--reset', '--scenario', 'thousand'])).toEqual({
      program: 'main',
      args: ['--reset', '--scenario', 'thousand'],
    });
  });

  it('runs the emulator alone with its own flags', () => {
    expect(startOptions(['emulator', '--port', '4566', '--speed', '10'])).toEqual({
      program: 'emulator',
      args: ['--port', '4566', '--speed', '10'],
    });
  });
});
