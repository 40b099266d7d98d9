import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { unlimited } from '#server/aws/budget/budget.ts';
import type { ConnectionSettings } from '#server/aws/connection-settings.ts';
import { connectionState } from '#server/aws/connection-state.ts';
import { type Connections, createConnections, type LiveConnection } from '#server/aws/connections.ts';
import { controlEmulator } from '#server/testing/control-emulator.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const ROLE = 'arn:aws:iam::123456789012:role/callboard';
const still = new AbortController().signal;
// A hundred calls at one time end with it.
setMaxListeners(0, still);
const visible = { priority: 'visible', signal: still } as const;

let running: RunningConsole;
let opened: Connections[] = [];

beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());
beforeEach(async () => {
  // What the machine of the console has: the emulator's lasting key.
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  await controlEmulator(running.emulator, 'roles', {
    roleArn: ROLE,
    externalId: 'customer-7',
    sourceIdentity: 'callboard',
  });
  running.emulator.calls.clear();
});
afterEach(() => {
  vi.unstubAllEnvs();
  running.emulator.faults.clear();
  for (const connections of opened) connections.close();
  opened = [];
});

function open(...settings: Partial<ConnectionSettings>[]): LiveConnection[] {
  const connections = createConnections(
    settings.map((one, index) => ({
      id: `c${index}`,
      label: `Connection ${index}`,
      colour: 'red',
      kind: 'aws',
      region: 'us-east-1',
      endpoint: running.emulator.url,
      sideEndpoint: running.emulator.url,
      ...one,
    })),
    () => ({ budget: unlimited }),
  );
  opened.push(connections);
  return [...connections.all];
}

const role = {
  roleArn: ROLE,
  externalId: 'customer-7',
  sourceIdentity: 'callboard',
  sessionMinutes: 15,
  accountId: '123456789012',
};
const callsOf = (operation: string) => running.emulator.calls.list({ operation });
const list = async (connection: LiveConnection | undefined) =>
  connection?.caller.call('ListStages', {}, visible);

describe('a connection by a role', () => {
  it('takes the role on with what its trust policy demands, and signs every service with it', async () => {
    const [connection] = open(role);
    await list(connection);
    await connection?.beside.quotas.call('ListServiceQuotas', { ServiceCode: 'ivs' }, visible);
    expect(callsOf('AssumeRole').map(({ input, outcome }) => ({ ...input, outcome }))).toEqual([
      {
        RoleArn: ROLE,
        RoleSessionName: 'callboard-c0',
        ExternalId: 'customer-7',
        SourceIdentity: 'callboard',
        DurationSeconds: '900',
        outcome: 200,
      },
    ]);
    expect(callsOf('GetCallerIdentity')).toHaveLength(1);
    expect(connection && connectionState(connection)).toMatchObject({
      state: 'well',
      account: '123456789012',
    });
  });

  it('asks for it once while a hundred calls wait for five slow seconds, and none of them fails', async () => {
    running.emulator.faults.add({ kind: 'latency', operation: 'AssumeRole', ms: 5_000 });
    const [connection] = open(role);
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) =>
        connection?.caller.call('ListStages', { maxResults: 1 + (index % 50) }, visible),
      ),
    );
    expect(answers.every((answer) => answer !== undefined)).toBe(true);
    expect(callsOf('AssumeRole')).toHaveLength(1);
  });

  it('takes it on again when its session has ended under way, once for all, and none of them fails', async () => {
    const [connection] = open(role);
    await list(connection);
    await controlEmulator(running.emulator, 'roles/expire');
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) =>
        connection?.caller.call('ListStages', { maxResults: 1 + index }, visible),
      ),
    );
    expect(callsOf('AssumeRole')).toHaveLength(2);
  });

  it('tells that it was denied, and does not ask again and again', async () => {
    const [connection] = open({ ...role, externalId: 'somebody-else' });
    for (let round = 0; round < 20; round += 1)
      await expect(list(connection)).rejects.toMatchObject({
        code: 'aws_credentials',
        message: expect.stringMatching(
          /^ListStages was not sent\. AWS STS did not give Connection 0 the role arn:aws:iam::123456789012:role\/callboard: .*not authorized to perform: sts:AssumeRole.*trust policy/,
        ) as string,
      });
    expect(callsOf('AssumeRole')).toHaveLength(1);
    expect(callsOf('ListStages')).toHaveLength(0);
    expect(connection && connectionState(connection)).toMatchObject({
      state: 'trouble',
      trouble: { reason: 'denied' },
    });
  });
});

describe('a connection for an account', () => {
  it('refuses credentials of another before anything is asked of that one', async () => {
    const [connection] = open({ accountId: '999999999999' });
    await expect(list(connection)).rejects.toMatchObject({
      code: 'aws_credentials',
      message: expect.stringContaining(
        `belong to the account ${running.emulator.accountId}, and the connection is configured for 999999999999`,
      ) as string,
    });
    await expect(
      connection?.beside.quotas.call('ListServiceQuotas', { ServiceCode: 'ivs' }, visible),
    ).rejects.toMatchObject({ code: 'aws_credentials' });
    expect(running.emulator.calls.list().map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
    expect(connection && connectionState(connection)).toMatchObject({
      trouble: { reason: 'wrong_account' },
    });
  });

  it('is asked for its account once', async () => {
    const [connection] = open({ accountId: running.emulator.accountId });
    await list(connection);
    await connection?.caller.call('ListEncoderConfigurations', {}, visible);
    expect(callsOf('GetCallerIdentity')).toHaveLength(1);
  });
});

describe('a connection by a profile', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'callboard-profile-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What a person does who signs in anew: other keys come from the same command. */
  async function signIn(): Promise<void> {
    const client = new STSClient({
      endpoint: running.emulator.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { Credentials } = await client.send(
      new AssumeRoleCommand({
        RoleArn: ROLE,
        RoleSessionName: 'person',
        ExternalId: 'customer-7',
        SourceIdentity: 'callboard',
      }),
    );
    client.destroy();
    const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
    const keys = { Version: 1, AccessKeyId, SecretAccessKey, SessionToken };
    writeFileSync(path.join(folder, 'keys.json'), JSON.stringify(keys));
  }

  it('goes on with the keys of a new sign-in, which the chain would not look for by itself', async () => {
    const file = path.join(folder, 'config');
    writeFileSync(file, `[profile person]\ncredential_process = cat ${path.join(folder, 'keys.json')}\n`);
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', '');
    vi.stubEnv('AWS_CONFIG_FILE', file);
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', path.join(folder, 'none'));
    await signIn();
    const [connection] = open({ profile: 'person', accountId: '123456789012' });
    await list(connection);
    await controlEmulator(running.emulator, 'roles/expire');
    await signIn();
    await list(connection);
    // And once more, where the first call comes too early.
    await controlEmulator(running.emulator, 'roles/expire');
    await expect(list(connection)).rejects.toMatchObject({ code: 'aws_credentials' });
    expect(connection && connectionState(connection)).toMatchObject({ trouble: { reason: 'expired' } });
  });
});

describe('what keeps a connection from being used', () => {
  it.each([
    ['expired', role, { errorType: 'ExpiredTokenException' }, /Renew the credentials of this machine/],
    ['unreachable', role, { errorType: 'InternalFailure' }, /Check the network/],
    ['refused', role, { errorType: 'UnrecognizedClientException' }, /Correct the credentials/],
  ] as const)('is told as %s', async (reason, settings, { errorType }, words) => {
    running.emulator.faults.add({ kind: 'error', operation: 'AssumeRole', errorType });
    const [connection] = open(settings);
    await expect(list(connection)).rejects.toMatchObject({ message: expect.stringMatching(words) as string });
    expect(connection && connectionState(connection)).toMatchObject({ trouble: { reason } });
  });

  it('is told as a wrong Region, by AWS STS and by IVS alike', async () => {
    const [byRole, byKey] = open({ ...role, region: 'eu-west-1' }, { region: 'eu-west-1' });
    await expect(list(byRole)).rejects.toMatchObject({
      message: expect.stringContaining('Region') as string,
    });
    await expect(list(byKey)).rejects.toMatchObject({ code: 'aws_credentials' });
    for (const one of [byRole, byKey])
      expect(one && connectionState(one)).toMatchObject({ trouble: { reason: 'wrong_region' } });
  });

  it('is told as missing where the machine has none', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', '');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere');
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    const [connection] = open(role);
    await expect(list(connection)).rejects.toMatchObject({ code: 'aws_credentials' });
    expect(connection && connectionState(connection)).toMatchObject({ trouble: { reason: 'missing' } });
    expect(callsOf('AssumeRole')).toHaveLength(0);
  });

  it('keeps no other from it', async () => {
    const [broken, well] = open({ ...role, externalId: 'wrong' }, role);
    const [no, yes] = await Promise.allSettled([list(broken), list(well)]);
    expect([no.status, yes.status]).toEqual(['rejected', 'fulfilled']);
  });
});

describe('a console with two connections of which one is broken', () => {
  let both: RunningConsole;
  beforeEach(async () => {
    const { url: endpoint } = running.emulator;
    const base = {
      colour: 'red',
      kind: 'aws',
      region: 'us-east-1',
      endpoint,
      sideEndpoint: endpoint,
    } as const;
    both = await startConsole({
      emulator: running.emulator,
      connections: [
        { ...base, ...role, id: 'well', label: 'Well' },
        { ...base, ...role, id: 'broken', label: 'Broken', externalId: 'not-the-one' },
      ],
    });
  });
  afterEach(async () => both.close());
  const get = async (path: string) => {
    const { status, body } = await send(both.port, { path });
    return { status, body: JSON.parse(body.toString()) as Record<string, unknown> };
  };

  it('answers for the one, and says to people and to probes what is wrong with the other', async () => {
    expect((await get('/api/broken/state')).body).toEqual({ state: 'unused' });
    const [well, broken] = await Promise.all([get('/api/well/stages'), get('/api/broken/stages')]);
    expect(well.status).toBe(200);
    expect(broken).toMatchObject({ status: 502, body: { code: 'aws_credentials' } });
    expect(broken.body['message']).toContain('not authorized to perform: sts:AssumeRole');
    expect(broken.body['message']).not.toContain('not-the-one');
    expect((await get('/api/well/state')).body).toMatchObject({ state: 'well', account: '123456789012' });
    expect((await get('/api/broken/state')).body).toMatchObject({
      state: 'trouble',
      trouble: { reason: 'denied', message: expect.stringContaining('trust policy') as string },
    });
    const ready = await get('/readyz');
    expect(ready.status).toBe(200);
    expect(ready.body['upstreams']).toEqual([
      { connection: 'emulator', state: 'not used yet' },
      { connection: 'well', state: 'reachable', since: expect.any(String) as string },
      {
        connection: 'broken',
        state: 'refused',
        since: expect.any(String) as string,
        trouble: 'denied',
      },
    ]);
  });
});
