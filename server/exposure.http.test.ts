import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMain } from '#server/testing/run-main.ts';
import { ConfigError, readConfig } from './config.ts';

/**
 * Every combination of where the console listens, under which addresses it is opened, behind whom, and what it is
 * connected to: which start, and what the others say.
 */
const real = { id: 'prod', label: 'Production', colour: 'red', region: 'eu-west-1' };
const local = { ...real, id: 'lab', endpoint: 'http://127.0.0.1:4566' };
const aws = { CALLBOARD_UPSTREAM: 'aws' };

const HOSTS = {
  unset: {},
  '127.0.0.1': { CALLBOARD_HOST: '127.0.0.1' },
  '::1': { CALLBOARD_HOST: '::1' },
  '0.0.0.0': { CALLBOARD_HOST: '0.0.0.0' },
  '::': { CALLBOARD_HOST: '::' },
  '192.168.1.10': { CALLBOARD_HOST: '192.168.1.10' },
} as const;
const ORIGINS = {
  none: {},
  'http loopback': { CALLBOARD_ORIGINS: 'http://localhost:8080,http://[::1]:9000' },
  'https elsewhere': { CALLBOARD_ORIGINS: 'https://callboard.example' },
  'http elsewhere': { CALLBOARD_ORIGINS: 'http://callboard.example' },
} as const;
const PROXIES = {
  none: {},
  named: { CALLBOARD_TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' },
} as const;
const TLS = {
  none: {},
  'of its own': { CALLBOARD_TLS_CERT: '/cert.pem', CALLBOARD_TLS_KEY: '/key.pem' },
} as const;
const AUTH = { accounts: {}, none: { CALLBOARD_AUTH: 'none' } } as const;
const UPSTREAMS = {
  embedded: {},
  AWS: { ...aws, AWS_REGION: 'eu-west-1' },
  'an emulator alone': { ...aws, CALLBOARD_CONNECTIONS: JSON.stringify([local]) },
  'an emulator beside AWS': { ...aws, CALLBOARD_CONNECTIONS: JSON.stringify([real, local]) },
} as const;

interface Case {
  host: keyof typeof HOSTS;
  origins: keyof typeof ORIGINS;
  proxies: keyof typeof PROXIES;
  upstream: keyof typeof UPSTREAMS;
  tls?: keyof typeof TLS;
  auth?: keyof typeof AUTH;
}
const keys = <Of extends object>(of: Of): (keyof Of)[] => Object.keys(of) as (keyof Of)[];
const CASES: Case[] = keys(HOSTS).flatMap((host) =>
  keys(ORIGINS).flatMap((origins) =>
    keys(PROXIES).flatMap((proxies) =>
      keys(UPSTREAMS).flatMap((upstream) =>
        keys(TLS).flatMap((tls) =>
          keys(AUTH).map((auth) => ({ host, origins, proxies, upstream, tls, auth })),
        ),
      ),
    ),
  ),
);

const environmentOf = ({
  host,
  origins,
  proxies,
  upstream,
  tls = 'none',
  auth = 'accounts',
}: Case): Record<string, string> => ({
  ...TLS[tls],
  ...AUTH[auth],
  ...HOSTS[host],
  ...ORIGINS[origins],
  ...PROXIES[proxies],
  ...UPSTREAMS[upstream],
});

/** The variables that are complained of. */
function refused(environment: Record<string, string>): string[] {
  try {
    readConfig([], environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => problem.split(' ')[0] ?? '');
  }
  return [];
}

describe('whether the console starts', () => {
  it(`is as the rules say, in each of ${CASES.length} cases`, () => {
    let started = 0;
    for (const each of CASES) {
      const expected: string[] = [];
      const isOpen = ['0.0.0.0', '::', '192.168.1.10'].includes(each.host);
      const isReached = isOpen || each.origins.endsWith('elsewhere');
      const hasTls = each.tls === 'of its own' || each.proxies === 'named';
      if (isOpen && (each.origins !== 'https elsewhere' || !hasTls)) expected.push('CALLBOARD_HOST');
      if (each.auth === 'none' && each.upstream !== 'embedded') expected.push('CALLBOARD_AUTH=none');
      if (each.auth === 'none' && isReached) expected.push('CALLBOARD_AUTH=none');
      if (each.origins === 'http elsewhere') expected.push('CALLBOARD_ORIGINS.0');
      if (isReached && each.upstream === 'an emulator beside AWS') expected.push('CALLBOARD_CONNECTIONS');
      if (expected.length === 0) started += 1;
      expect([each, refused(environmentOf(each))]).toEqual([each, expected]);
    }
    // On loopback with accounts: 3 hosts, 2 proxies, 2 of TLS, 3 origins, 4 upstreams but for one pair. Without asking: the
    // emulator alone, and loopback origins. Off loopback: 3 hosts, one origin, 3 upstreams, 3 of 4 ways to have TLS.
    expect([CASES.length, started]).toEqual([768, 3 * 2 * 2 * 11 + 3 * 2 * 2 * 2 + 3 * 3 * 3]);
  });

  it.each([
    [{ CALLBOARD_HOST: '0.0.0.0' }, ['CALLBOARD_ORIGINS', 'https://']],
    [
      { CALLBOARD_HOST: '0.0.0.0', ...ORIGINS['https elsewhere'] },
      ['without TLS', 'CALLBOARD_TLS_CERT', 'CALLBOARD_TRUSTED_PROXIES'],
    ],
    [{ CALLBOARD_AUTH: 'none', ...UPSTREAMS.AWS }, ['CALLBOARD_AUTH=none', 'prints a link']],
    [{ CALLBOARD_TLS_CERT: '/cert.pem' }, ['only used together']],
    [{ CALLBOARD_ORIGINS: 'http://callboard.example' }, ['https://', 'without TLS']],
    [
      { ...UPSTREAMS['an emulator beside AWS'], ...ORIGINS['https elsewhere'] },
      ['an emulator', 'a console of its own'],
    ],
  ])('%j is refused with what to do instead', (environment, words) => {
    expect(() => readConfig([], environment)).toThrow(ConfigError);
    for (const word of words) expect(() => readConfig([], environment)).toThrow(word);
  });
});

describe('the program', () => {
  let data: string;
  beforeAll(() => {
    data = mkdtempSync(path.join(tmpdir(), 'callboard-exposure-'));
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it.each([
    { host: '0.0.0.0', origins: 'none', proxies: 'none', upstream: 'embedded' },
    { host: 'unset', origins: 'none', proxies: 'none', upstream: 'AWS', auth: 'none' },
    { host: '::', origins: 'https elsewhere', proxies: 'named', upstream: 'an emulator beside AWS' },
    { host: 'unset', origins: 'https elsewhere', proxies: 'named', upstream: 'an emulator beside AWS' },
    { host: 'unset', origins: 'http elsewhere', proxies: 'named', upstream: 'AWS' },
  ] satisfies Case[])('ends at once where it may not start, and has done nothing: %j', async (each) => {
    const program = runMain({ PORT: '0', CALLBOARD_DATA: data, ...environmentOf(each) });
    expect(await program.ended).toBe(1);
    expect(program.stderr()).toContain('Callboard cannot start with this configuration');
    expect([program.stdout(), readdirSync(data)]).toEqual(['', []]);
  });

  it('says that a proxy has to be named, once it is opened from elsewhere', async () => {
    for (const [proxies, told] of [
      ['none', true],
      ['named', false],
    ] as const) {
      const program = runMain({
        PORT: '0',
        CALLBOARD_DATA: path.join(data, proxies),
        ...environmentOf({ host: 'unset', origins: 'https elsewhere', proxies, upstream: 'AWS' }),
      });
      await program.url;
      program.process.kill('SIGTERM');
      await program.ended;
      expect(program.stdout().includes('CALLBOARD_TRUSTED_PROXIES')).toBe(told);
    }
  });
});
