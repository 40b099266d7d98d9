import { describe, expect, it } from 'vitest';
import { parseFlags, USAGE } from './flags.ts';

describe('the command line', () => {
  it('may be empty', () => {
    expect(parseFlags([])).toEqual({
      scenario: undefined,
      seed: undefined,
      start: undefined,
      port: 4566,
      region: 'us-east-1',
      speed: 1,
      paused: false,
      reset: false,
      sendMessage: false,
      rates: 'on',
      throttleStatus: 429,
      quotas: {},
      dataDirectory: undefined,
      help: false,
    });
  });

  it('takes all its flags', () => {
    const line =
      '--scenario arena --port 0 --speed 2.5 --seed 7 --start 2026-11-20T14:00:00Z --data d --region eu-west-1 --reset --paused --send-message --rates off --throttle-status 400 --quotas stages=2000,publicKeys=0';
    expect(parseFlags(line.split(' '))).toEqual({
      scenario: 'arena',
      seed: 7,
      start: Date.UTC(2026, 10, 20, 14),
      port: 0,
      region: 'eu-west-1',
      speed: 2.5,
      paused: true,
      reset: true,
      sendMessage: true,
      rates: 'off',
      throttleStatus: 400,
      quotas: { stages: 2_000, publicKeys: 0 },
      dataDirectory: 'd',
      help: false,
    });
  });

  it.each([
    ['--rates slow', '--rates needs on or off, not "slow".'],
    ['--throttle-status 503', '--throttle-status needs 429 or 400, not "503".'],
    ...['stages', 'stages=', 'stages=-1', 'seats=3', 'stages=1=2', 'stages=1,'].map((quotas) => [
      `--quotas ${quotas}`,
      `--quotas needs names and whole numbers such as stages=2000, not "${quotas}".`,
    ]),
    ['--events-url http://example.com/', '--events-url needs an https URL, or an http one on this machine'],
    ['--events-url https://a.example --events-header secret', '--events-header needs a header such as'],
    ...['loss=2', 'luck=0.1', 'loss', 'delayMs=-1', 'loss=0.1,'].map((mishaps) => [
      `--events-url https://a.example --events-mishaps ${mishaps}`,
      '--events-mishaps needs chances from 0 to 1 and delayMs in milliseconds',
    ]),
    ['--events-header x-key=secret', '--events-header and --events-mishaps need --events-url.'],
    ['--scenario nothing', '--scenario needs one of showtime, empty, thousand, arena, not "nothing".'],
    ['--port 70000', '--port needs a port from 0 to 65535, not "70000".'],
    ['--port=-1', '--port needs a port from 0 to 65535, not "-1".'],
    ['--speed 0', '--speed needs a number above 0 and up to 1000, not "0".'],
    ['--speed fast', '--speed needs a number above 0 and up to 1000, not "fast".'],
    ['--seed 1.5', '--seed needs a whole number, not "1.5".'],
    ['--start yesterday', '--start needs an instant such as 2026-11-20T14:00:00Z, not "yesterday".'],
    ['--start 2026-11-20T14:00:00', '--start needs an instant such as 2026-11-20T14:00:00Z'],
    ['--start 2026-13-20T14:00:00Z', '--start needs an instant such as 2026-11-20T14:00:00Z'],
    ['--region somewhere', '--region needs a Region such as us-east-1, not "somewhere".'],
    ['--data=', '--data needs a folder, not "".'],
    ['--colour red', "Unknown option '--colour'"],
    ['arena', "Unexpected argument 'arena'"],
    ['--port', "Option '--port <value>' argument missing"],
  ])('%s is refused with a reason', (line, reason) => {
    expect(() => parseFlags(line.split(' '))).toThrow(reason);
  });

  it('take a target for events, with a header and mishaps', () => {
    expect(parseFlags(['--events-url', 'http://127.0.0.1:3000/in']).events).toEqual({
      target: { url: 'http://127.0.0.1:3000/in', headers: {} },
      mishaps: { duplicates: 0, loss: 0, disorder: 0, delayMs: 0 },
    });
    const line = [
      '--events-url=https://a.example/',
      '--events-header=X-Key=a=b',
      '--events-mishaps=loss=0.5,delayMs=20',
    ];
    expect(parseFlags(line).events).toEqual({
      target: { url: 'https://a.example/', headers: { 'x-key': 'a=b' } },
      mishaps: { duplicates: 0, loss: 0.5, disorder: 0, delayMs: 20 },
    });
  });

  it('names every problem at once', () => {
    expect(() => parseFlags(['--port', 'x', '--seed', 'y'])).toThrow(/--seed needs.*\n.*--port needs/s);
  });

  it('is described in full', () => {
    for (const flag of Object.keys(parseFlags([]))) {
      const written =
        { dataDirectory: 'data', events: 'events-url' }[flag] ??
        flag.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
      expect(USAGE).toContain(`--${written} `);
    }
  });
});
