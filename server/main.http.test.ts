import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { controlEmulator } from '#server/testing/control-emulator.ts';
import { emulatorOf, isRunning, runMain, type RunningProgram } from '#server/testing/run-main.ts';
import { signInTo } from '#server/testing/sign-in-to.ts';
import { startConsole } from '#server/testing/start-console.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';
import { peopleInFolder } from '#server/testing/people-in-folder.ts';

let data: string;
let programs: RunningProgram[] = [];
beforeAll(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'callboard-data-'));
  await peopleInFolder(path.join(data, 'deep', 'er'));
});
afterEach(async () => {
  for (const program of programs) program.process.kill('SIGKILL');
  await Promise.all(programs.map(async ({ ended }) => ended));
  programs = [];
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

function run(environment: Record<string, string> = {}, flags: string[] = []): RunningProgram {
  const program = runMain(
    { PORT: '0', CALLBOARD_DATA: path.join(data, 'deep', 'er'), ...environment },
    flags,
  );
  programs.push(program);
  return program;
}

interface Connections {
  items: { id: string; kind: string; endpoint: string }[];
}
const signedIn = { headers: { cookie: cookieOf('administrator') } };
const json = async <T>(url: string): Promise<T> => (await fetch(url, signedIn)).json() as Promise<T>;

async function accountOf(url: string): Promise<string> {
  const { items } = await json<{ items: { arn: string }[] }>(`${url}/api/emulator/stages`);
  return items[0]?.arn.split(':')[4] ?? '';
}

describe('the console as a program', () => {
  it('needs nothing, prints its address, and stops cleanly on Ctrl-C', async () => {
    const program = run();
    const url = await program.url;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(program.stdout()).toContain('built-in emulator of IVS Real-Time (us-east-1)');
    const { items } = await json<Connections>(`${url}/api/connections`);
    expect(items).toMatchObject([{ id: 'emulator', kind: 'emulated' }]);
    expect(await accountOf(url)).toMatch(/^\d{12}$/);

    const emulator = emulatorOf(program);
    expect(isRunning(emulator)).toBe(true);
    program.process.kill('SIGINT');
    expect(await program.ended).toBe(0);
    expect(program.stderr()).toBe('');
    expect(isRunning(emulator)).toBe(false);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('tells how to sign in: by one click as any role, or by a link that makes the first account', async () => {
    const fresh = mkdtempSync(path.join(tmpdir(), 'callboard-fresh-'));
    const program = run({ CALLBOARD_DATA: fresh });
    const url = await program.url;
    expect((await fetch(`${url}/api/connections`)).status).toBe(401);
    await expect.poll(program.stdout).toContain(`${url}/setup#`);
    expect(program.stdout()).toContain('Sign in there by one click, as any role');
    const cookie = await signInTo(program);
    expect((await fetch(`${url}/api/connections`, { headers: { cookie } })).status).toBe(200);

    // With an account of AWS nothing but the link leads in, and it is good once.
    const aws = run({
      CALLBOARD_DATA: path.join(fresh, 'aws'),
      CALLBOARD_UPSTREAM: 'aws',
      AWS_REGION: 'us-east-1',
    });
    const of = `${await aws.url}/api/connections`;
    await expect.poll(aws.stdout).toContain('/setup#');
    expect(aws.stdout()).not.toContain('one click');
    const first = await signInTo(aws);
    expect((await fetch(of, { headers: { cookie: first } })).status).toBe(200);
    await expect(signInTo(aws)).rejects.toThrow('409');
    aws.process.kill('SIGTERM');
    await aws.ended;
    const again = run({
      CALLBOARD_DATA: path.join(fresh, 'aws'),
      CALLBOARD_UPSTREAM: 'aws',
      AWS_REGION: 'us-east-1',
    });
    const answer = await fetch(`${await again.url}/api/connections`, { headers: { cookie: first } });
    expect(answer.status).toBe(200);
    expect(again.stdout()).not.toContain('/setup#');
    rmSync(fresh, { recursive: true, force: true, maxRetries: 5 });
  });

  it('opens a port for Prometheus only where it is told to, and closes it with the rest', async () => {
    const plain = run();
    await plain.url;
    expect(plain.stdout()).not.toContain('Prometheus');
    const program = run({ CALLBOARD_METRICS_PORT: '0', CALLBOARD_DATA: path.join(data, 'measured') });
    await program.url;
    const url = /Prometheus: (http:\/\/127\.0\.0\.1:\d+\/metrics)/.exec(program.stdout())?.[1] ?? '';
    expect(await (await fetch(url)).text()).toContain('callboard_live_streams 0');
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('continues the same world after a restart, and makes a new one when asked to', async () => {
    const accounts: string[] = [];
    for (const flags of [[], [], ['--reset']]) {
      const program = run({}, flags);
      accounts.push(await accountOf(await program.url));
      program.process.kill('SIGTERM');
      expect(await program.ended).toBe(0);
    }
    expect(accounts[1]).toBe(accounts[0]);
    expect(accounts[2]).not.toBe(accounts[0]);
  });

  it('hears what its own emulator tells EventBridge, without any setting', async () => {
    const url = await run().url;
    const { items } = await json<Connections>(`${url}/api/connections`);
    const stages = await json<{ items: { arn: string; activeSessionId?: string }[] }>(
      `${url}/api/emulator/stages`,
    );
    const live = stages.items.find(({ activeSessionId }) => Boolean(activeSessionId));
    const emulator = { url: items[0]?.endpoint ?? '' };
    const joined = await controlEmulator(emulator, 'people', { stageArn: live?.arn, userId: 'anna' });
    const { participantId } = joined as { participantId: string };
    await controlEmulator(emulator, `people/${participantId}/publish`);
    const about = `sessionId=${live?.activeSessionId}&participantId=${participantId}`;
    await expect
      .poll(async () => json(`${url}/api/emulator/bridge-events?${about}`), { timeout: 30_000 })
      .toMatchObject({ items: [{ eventName: 'Participant Published' }], feed: { on: true, flowing: true } });
  });

  it('ends its emulator even when it is killed', async () => {
    const program = run();
    const { items } = await json<Connections>(`${await program.url}/api/connections`);
    const emulator = emulatorOf(program);
    expect(isRunning(emulator)).toBe(true);
    program.process.kill('SIGKILL');
    await program.ended;
    await expect.poll(() => isRunning(emulator)).toBe(false);
    await expect(fetch(items[0]?.endpoint ?? '')).rejects.toThrow('fetch failed');
  });

  it('stops, and says why, when its emulator is gone', async () => {
    const program = run();
    await program.url;
    process.kill(emulatorOf(program) ?? Number.NaN, 'SIGKILL');
    expect(await program.ended).toBe(1);
    expect(program.stderr()).toContain('The emulator stopped unexpectedly (signal SIGKILL).');
  });

  it('stops, and says why, when the thread of its database is gone', async () => {
    const program = run({
      NODE_OPTIONS: `--import ${new URL('testing/end-threads.mjs', import.meta.url).href}`,
    });
    await program.url;
    const emulator = emulatorOf(program);
    program.process.kill('SIGUSR2');
    expect(await program.ended).toBe(1);
    expect(program.stderr()).toMatch(/^The thread of the database has ended .* The console stops\.$/m);
    expect(isRunning(emulator)).toBe(false);
  });

  it('stops at once on the second Ctrl-C', async () => {
    const upstream = createServer().listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    const program = run({
      CALLBOARD_UPSTREAM: 'aws',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    // A request that is never answered keeps the console from ending by itself.
    const asked = once(upstream, 'request');
    const waiting = fetch(`${await program.url}/api/aws/stages`, signedIn).catch((error: unknown) => error);
    await asked;
    program.process.kill('SIGINT');
    await expect.poll(program.stdout).toContain('Press Ctrl-C again');
    program.process.kill('SIGINT');
    expect(await program.ended).toBe(1);
    expect(await waiting).toBeInstanceOf(Error);
    upstream.closeAllConnections();
    upstream.close();
  });
});

describe('a console that cannot start', () => {
  it('names the port that is taken, and the way to another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const program = run({ PORT: String(port) });
    expect(await program.ended).toBe(1);
    expect(program.stderr()).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program. Choose another: PORT=${port + 1} npm start\n`,
    );
    other.close();
  });

  it('lists every problem of its configuration', async () => {
    const program = run({ PORT: 'x', CALLBOARD_HOST: 'everywhere' }, ['--verbose']);
    expect(await program.ended).toBe(1);
    expect(program.stderr().split('\n')).toMatchObject([
      'Callboard cannot start with this configuration:',
      '  --verbose is not a flag of the console',
      '  PORT must be a whole number',
      expect.stringContaining('  CALLBOARD_HOST must be an address') as string,
      '',
    ]);
  });

  it('says so when the data folder cannot be made', async () => {
    const program = run({ CALLBOARD_DATA: '/dev/null/data' });
    expect(await program.ended).toBe(1);
    expect(program.stderr()).toContain('The data folder /dev/null/data (CALLBOARD_DATA) cannot be made');
  });
});

describe('a console of accounts', () => {
  it('takes the credentials of the profile that each connection names', async () => {
    const running = await startConsole();
    const credentials = path.join(data, 'credentials');
    const profile = (name: string, key: string): string =>
      `[${name}]\naws_access_key_id = ${key}\naws_secret_access_key = ${key}\n`;
    writeFileSync(credentials, profile('right', 'test') + profile('wrong', 'other'));
    const connection = { colour: 'red', region: 'us-east-1', endpoint: running.emulator.url };
    const program = run({
      CALLBOARD_UPSTREAM: 'aws',
      CALLBOARD_CONNECTIONS: JSON.stringify(
        ['right', 'wrong', 'missing'].map((name) => ({
          id: name,
          label: name,
          profile: name,
          ...connection,
        })),
      ),
      AWS_SHARED_CREDENTIALS_FILE: credentials,
      AWS_CONFIG_FILE: path.join(data, 'no-config'),
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    const url = await program.url;
    expect(await json(`${url}/api/right/stages`)).toHaveProperty('items');
    expect(await json(`${url}/api/wrong/stages`)).toMatchObject({ code: 'aws_credentials' });
    expect(await json(`${url}/api/missing/stages`)).toMatchObject({ code: 'aws_credentials' });
    await running.close();
  });

  it('shows each under its name, signed with its own credentials', async () => {
    const running = await startConsole();
    const connection = {
      label: 'Production',
      colour: 'red',
      region: 'us-east-1',
      endpoint: running.emulator.url,
    };
    const program = run({
      CALLBOARD_UPSTREAM: 'aws',
      CALLBOARD_CONNECTIONS: JSON.stringify([
        { id: 'prod', ...connection },
        { id: 'other', ...connection, label: 'Another Region', region: 'eu-west-1' },
      ]),
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    const url = await program.url;
    expect(program.stdout()).toContain('Connected to Production (us-east-1).');
    expect(emulatorOf(program)).toBeUndefined();
    expect(await json(`${url}/api/connections`)).toEqual({
      items: [
        { id: 'prod', kind: 'aws', ...connection },
        { id: 'other', kind: 'aws', ...connection, label: 'Another Region', region: 'eu-west-1' },
      ],
    });
    expect(await json(`${url}/api/prod/stages?maxResults=1`)).toMatchObject({
      items: [{ name: expect.any(String) as string }],
    });
    // The signature is for another Region than the one that answers: refused as AWS does.
    expect(await json(`${url}/api/other/stages`)).toMatchObject({ code: 'aws_credentials' });
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    await running.close();
  });
});
