import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import type { ConnectionSettings } from './aws/connection-settings.ts';
import { ConfigError, IVS_REGIONS, readConfig } from './config.ts';

const connection = { id: 'prod', label: 'Production', colour: 'red', region: 'eu-west-1' };
const aws = { CALLBOARD_UPSTREAM: 'aws' };
const withConnections = (...connections: object[]): Record<string, string> => ({
  ...aws,
  CALLBOARD_CONNECTIONS: JSON.stringify(connections),
});

function connectionsOf(...connections: object[]): readonly ConnectionSettings[] {
  const { upstream } = readConfig([], withConnections(...connections));
  return upstream.kind === 'aws' ? upstream.connections : [];
}

function problems(environment: Record<string, string>): readonly string[] {
  try {
    readConfig([], environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('needs no variable at all', () => {
    expect(readConfig([], {})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      origins: [],
      trustedProxies: [],
      limits: { requestsPerSecond: 20, streams: 2_000, streamsPerAddress: 20 },
      tls: undefined,
      accounts: { signIn: true, oneClick: true, idleMinutes: 30 },
      readOnly: false,
      securityContact: undefined,
      dataDirectory: path.resolve('.data'),
      cacheBytes: 67_108_864,
      store: { kind: 'sqlite', file: path.resolve('.data', 'callboard.db') },
      keep: { days: 90, megabytes: 2048 },
      logLevel: undefined,
      indexer: undefined,
      upstream: { kind: 'embedded', scenario: undefined, reset: false, share: 0.95 },
    });
  });

  it.each([{}, { ...aws, AWS_REGION: 'eu-west-1' }])('takes the share that is given, with %j', (upstream) => {
    expect(readConfig([], { ...upstream, CALLBOARD_SHARE: '80' }).upstream.share).toBe(0.8);
  });

  it('takes whether accounts are indexed', () => {
    expect(readConfig([], { CALLBOARD_INDEXER: 'on' }).indexer).toBe(true);
    expect(readConfig([], { CALLBOARD_INDEXER: 'off' }).indexer).toBe(false);
    expect(readConfig([], { CALLBOARD_REPLACE_WAIT: '90' }).replaceWaitMs).toBe(90_000);
  });

  it('takes the secrets of hooks, and where notices go', () => {
    const secret = 'sixteen-or-more!';
    const given = { CALLBOARD_HOOK_SECRET: secret, CALLBOARD_WEBHOOK_URL: 'https://a.example/x?key=1' };
    expect(readConfig([], given)).toMatchObject({
      hookSecret: secret,
      webhook: { url: 'https://a.example/x?key=1', secret: undefined },
    });
    expect(readConfig([], { ...given, CALLBOARD_WEBHOOK_SECRET: secret }).webhook?.secret).toBe(secret);
    expect(problems({ CALLBOARD_WEBHOOK_SECRET: secret })).toEqual([
      'CALLBOARD_WEBHOOK_SECRET is only used with CALLBOARD_WEBHOOK_URL',
    ]);
    for (const url of ['http://a.example/x', 'https://user@a.example/', 'ftp://a.example/', 'a.example'])
      expect(problems({ CALLBOARD_WEBHOOK_URL: url })).toEqual([
        expect.stringContaining('CALLBOARD_WEBHOOK_URL must be an https:// address') as string,
      ]);
    expect(problems({ CALLBOARD_HOOK_SECRET: 'short' })).toEqual([
      expect.stringContaining('CALLBOARD_HOOK_SECRET must be 16 to 256') as string,
    ]);
  });

  it.each([
    ['8', 8_388_608],
    ['0', 0],
  ])('takes the size of the memory for answers in megabytes: %s', (given, bytes) => {
    expect(readConfig([], { CALLBOARD_CACHE_MB: given }).cacheBytes).toBe(bytes);
  });

  it('knows one flag', () => {
    expect(readConfig(['--reset'], {}).upstream).toMatchObject({ reset: true });
    expect(() => readConfig(['--verbose'], {})).toThrow('--verbose is not a flag of the console');
    expect(() => readConfig(['--reset'], { ...aws, AWS_REGION: 'us-east-1' })).toThrow('--reset is only for');
  });

  it('takes a variable that is set to nothing as not set', () => {
    expect(readConfig([], { PORT: '', CALLBOARD_UPSTREAM: ' ' }).port).toBe(3000);
  });

  it.each(['postgres://me:secret@db.example:5432/callboard', 'postgresql:///callboard?host=/run/postgresql'])(
    'keeps its own data at %s',
    (url) => {
      expect(readConfig([], { DATABASE_URL: url }).store).toEqual({ kind: 'postgres', url });
    },
  );

  it.each(['postgres://me:secret@db.example', 'mysql://me:secret@db.example/callboard', 'secret'])(
    'does not take %s for the address of a database, and repeats nothing of it',
    (url) => {
      const told = problems({ DATABASE_URL: url });
      expect(told).toEqual([
        expect.stringContaining('DATABASE_URL must be the address of a PostgreSQL') as string,
      ]);
      expect(told.join('')).not.toContain('secret');
    },
  );

  it('takes who is asked, for how long, and whether anything may be changed', () => {
    const aws = { CALLBOARD_UPSTREAM: 'aws', AWS_REGION: 'eu-west-1' };
    expect(readConfig([], aws).accounts).toEqual({ signIn: true, oneClick: false, idleMinutes: 30 });
    const tunnel = { CALLBOARD_ORIGINS: 'https://callboard.example' };
    expect(readConfig([], tunnel).accounts.oneClick).toBe(false);
    expect(readConfig([], { CALLBOARD_AUTH: 'none' }).accounts.signIn).toBe(false);
    const more = { ...aws, CALLBOARD_IDLE_MINUTES: '60', CALLBOARD_READ_ONLY: '1' };
    expect(readConfig([], more)).toMatchObject({ accounts: { idleMinutes: 60 }, readOnly: true });
  });

  it('has no connection whose addresses would be those of the console itself', () => {
    const first = Object.values(api)
      .flatMap((contract) => Object.values(contract))
      .map(({ path: address }) => address.split('/')[1] ?? '');
    const own = new Set(first.filter((part) => !part.startsWith(':') && part !== 'hooks'));
    for (const id of own)
      expect([id, problems(withConnections({ ...connection, id }))]).toEqual([
        id,
        [`CALLBOARD_CONNECTIONS.0.id must not be "${id}": the console has addresses of that name`],
      ]);
  });

  it('keeps what it is told to keep', () => {
    const { keep } = readConfig([], { CALLBOARD_KEEP_DAYS: '400', CALLBOARD_KEEP_MB: '64' });
    expect(keep).toEqual({ days: 400, megabytes: 64 });
  });

  it('lists every problem at once, each with its variable', () => {
    expect(
      problems({
        PORT: 'eighty',
        CALLBOARD_HOST: 'everywhere',
        CALLBOARD_ORIGINS: 'localhost:8080',
        CALLBOARD_LOG_LEVEL: 'loud',
        CALLBOARD_UPSTREAM: 'azure',
        CALLBOARD_SCENARIO: 'chaos',
        CALLBOARD_PACING: 'maybe',
        CALLBOARD_SHARE: 'half',
        CALLBOARD_CONNECTIONS: '[',
        CALLBOARD_KEEP_DAYS: '0',
        CALLBOARD_KEEP_MB: '15',
        DATABASE_URL: 'mysql://localhost/callboard',
        AWS_REGION: 'Europe',
      }).map((problem) => problem.split(' ')[0]),
    ).toEqual([
      'CALLBOARD_CONNECTIONS',
      'PORT',
      'CALLBOARD_HOST',
      'CALLBOARD_ORIGINS.0',
      'CALLBOARD_LOG_LEVEL',
      'CALLBOARD_UPSTREAM',
      'CALLBOARD_SCENARIO',
      'CALLBOARD_PACING',
      'CALLBOARD_SHARE',
      'CALLBOARD_KEEP_DAYS',
      'CALLBOARD_KEEP_MB',
      'DATABASE_URL',
      'AWS_REGION',
    ]);
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT must be a whole number'],
    [{ CALLBOARD_SHARE: '100' }, 'CALLBOARD_SHARE must be at most 95'],
    [
      { CALLBOARD_SHARE: '50', CALLBOARD_PACING: 'off' },
      'CALLBOARD_SHARE has no meaning with CALLBOARD_PACING=off',
    ],
    [{ PORT: '70000' }, 'PORT must be at most 65535'],
    [{ CALLBOARD_SCENARIO: 'chaos' }, 'CALLBOARD_SCENARIO must be one of showtime, empty, thousand, arena'],
    [{ CALLBOARD_CONNECTIONS: '{' }, 'CALLBOARD_CONNECTIONS is not valid JSON'],
    [{ CALLBOARD_CONNECTIONS: '[]' }, 'CALLBOARD_CONNECTIONS must have at least 1 entry'],
    [
      withConnections({ ...connection, secret: 'x' }),
      'CALLBOARD_CONNECTIONS.0 has fields that are not known here: secret',
    ],
    [
      withConnections({ ...connection, colour: 'mauve' }),
      'CALLBOARD_CONNECTIONS.0.colour must be one of slate, red,',
    ],
    [
      withConnections({ ...connection, accountId: '12' }),
      'CALLBOARD_CONNECTIONS.0.accountId must be twelve digits',
    ],
    [withConnections({ ...connection, label: undefined }), 'CALLBOARD_CONNECTIONS.0.label is required'],
    [withConnections(connection, connection), 'CALLBOARD_CONNECTIONS has the id "prod" more than once'],
    [
      withConnections({ ...connection, region: 'eu-north-1' }),
      'CALLBOARD_CONNECTIONS.0.region must be a Region of IVS Real-Time',
    ],
    [aws, 'AWS_REGION is required with CALLBOARD_UPSTREAM=aws'],
    [{ ...aws, AWS_REGION: 'eu-north-1' }, 'AWS_REGION must be a Region of IVS Real-Time: us-east-1,'],
    [
      { ...aws, AWS_REGION: 'us-east-1', CALLBOARD_PACING: 'off' },
      'CALLBOARD_PACING can only be off with the embedded upstream',
    ],
    [
      { ...aws, AWS_REGION: 'us-east-1', CALLBOARD_SCENARIO: 'empty' },
      'CALLBOARD_SCENARIO is only used with',
    ],
    [
      { CALLBOARD_CONNECTIONS: JSON.stringify([connection]) },
      'CALLBOARD_CONNECTIONS is only used with CALLBOARD_UPSTREAM=aws',
    ],
  ])('says of %j: %s', (environment, words) => {
    expect(problems(environment as Record<string, string>).join('\n')).toContain(words);
  });

  it('never repeats a value, which may be a secret in the wrong place', () => {
    const canary = 'canary-value';
    const environment = {
      PORT: canary,
      CALLBOARD_HOST: canary,
      CALLBOARD_ORIGINS: canary,
      AWS_REGION: canary,
    };
    const text = problems({
      ...environment,
      CALLBOARD_CONNECTIONS: JSON.stringify([{ id: 5, secretKey: canary }]),
    });
    expect(text.join('\n')).not.toContain(canary);
  });
});

describe('where the console listens', () => {
  it.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('may be %s', (host) => {
    expect(readConfig([], { CALLBOARD_HOST: host }).host).toBe(host);
  });

  it.each(['callboard.example', '127.evil.test'])('may not be %s, which is no address', (host) => {
    expect(problems({ CALLBOARD_HOST: host })).toEqual([
      expect.stringContaining('CALLBOARD_HOST must be an address') as string,
    ]);
  });

  it.each(['0.0.0.0', '::', '192.168.1.10'])(
    'may be %s with TLS and the address that browsers open',
    (host) => {
      const open = { ...aws, AWS_REGION: 'us-east-1', CALLBOARD_HOST: host };
      expect(problems(open)).toHaveLength(1);
      const named = { ...open, CALLBOARD_ORIGINS: 'https://callboard.example' };
      expect(problems(named)).toHaveLength(1);
      expect(readConfig([], { ...named, CALLBOARD_TRUSTED_PROXIES: '10.0.0.1' }).host).toBe(host);
      const tls = { CALLBOARD_TLS_CERT: '/cert.pem', CALLBOARD_TLS_KEY: '/key.pem' };
      expect(readConfig([], { ...named, ...tls }).tls).toEqual({ cert: '/cert.pem', key: '/key.pem' });
    },
  );

  it.each([
    ['http://localhost:8080', true],
    ['https://callboard.example', true],
    ['https://callboard.example/', false],
    ['https://callboard.example/path', false],
    ['ftp://callboard.example', false],
    ['callboard.example', false],
    ['null', false],
  ])('the origin %s: %s', (origin, accepted) => {
    expect(problems({ CALLBOARD_ORIGINS: origin }).length === 0).toBe(accepted);
  });
});

describe('connections to AWS', () => {
  it('are one by default, from AWS_REGION', () => {
    expect(readConfig([], { ...aws, AWS_REGION: 'eu-west-1' }).upstream).toEqual({
      kind: 'aws',
      share: 0.6,
      connections: [
        {
          id: 'aws',
          label: 'AWS eu-west-1',
          colour: 'blue',
          region: 'eu-west-1',
          kind: 'aws',
          endpoint: undefined,
          sideEndpoint: undefined,
        },
      ],
    });
  });

  it('may be in every Region of IVS Real-Time', () => {
    for (const region of IVS_REGIONS)
      expect(problems(withConnections({ ...connection, region }))).toEqual([]);
  });

  it('show the endpoint that the environment sets for the SDK', () => {
    const endpoint = 'http://127.0.0.1:4566';
    const environment = { ...aws, AWS_REGION: 'eu-north-1', AWS_ENDPOINT_URL: endpoint };
    expect(readConfig([], environment).upstream).toMatchObject({
      connections: [{ endpoint, sideEndpoint: endpoint }],
    });
  });

  it('lead no other service to the endpoint of IVS Real-Time', () => {
    const endpoint = 'https://ivs.example';
    const own = { ...aws, AWS_REGION: 'eu-north-1', AWS_ENDPOINT_URL_IVS_REALTIME: endpoint };
    expect(readConfig([], own).upstream).toMatchObject({
      connections: [{ endpoint, sideEndpoint: undefined }],
    });
    const general = 'http://127.0.0.1:4566';
    expect(readConfig([], { ...own, AWS_ENDPOINT_URL: general }).upstream).toMatchObject({
      connections: [{ endpoint, sideEndpoint: general }],
    });
    const [named] = connectionsOf({ ...connection, endpoint });
    expect(named).toMatchObject({ endpoint });
    expect(named?.sideEndpoint).toBeUndefined();
    expect(connectionsOf({ ...connection, endpoint, sideEndpoint: general })[0]?.sideEndpoint).toBe(general);
    expect(problems(withConnections({ ...connection, sideEndpoint: 'http://169.254.169.254' }))).toEqual([
      expect.stringContaining('CALLBOARD_CONNECTIONS.0.sideEndpoint'),
    ]);
  });

  it.each([
    ['https://ivs.example', true],
    ['http://127.0.0.1:4566', true],
    ['http://localhost:4566', true],
    ['http://[::1]:4566', true],
    ['http://ivs.example', false],
    ['http://169.254.169.254', false],
    ['http://127.0.0.1.nip.io', false],
    ['https://user:password@ivs.example', false],
    ['https://ivs.example/?a=1', false],
    ['file:///etc/passwd', false],
    ['ivs.example', false],
  ])('to the endpoint %s: %s', (endpoint, accepted) => {
    expect(problems(withConnections({ ...connection, endpoint })).length === 0).toBe(accepted);
  });
});
