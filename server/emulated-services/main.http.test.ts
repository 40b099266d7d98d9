import {
  CreateStageCommand,
  GetStageCommand,
  IVSRealTimeClient,
  type IVSRealTimeServiceException,
  ListStagesCommand,
} from '@aws-sdk/client-ivs-realtime';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const MAIN = fileURLToPath(new URL('../../dist/server/emulator.js', import.meta.url));

let dataDirectory: string;
const running = new Set<ChildProcess>();

beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'emulator-'));
});
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(dataDirectory, { recursive: true });
});

interface Program {
  child: ChildProcess;
  output: () => string;
  errors: () => string;
  /** The exit code. */
  ended: Promise<number | null>;
}

const run = (args: string[], ipc = false): Program => {
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  const child = spawn(process.execPath, [MAIN, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? ['ipc' as const] : [])],
  });
  running.add(child);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, output: () => output, errors: () => errors, ended };
};

const endedEarly = async ({ ended, errors }: Program): Promise<never> => {
  const code = await ended;
  throw new Error(`The emulator ended with ${code} before it was ready. ${errors()}`);
};

interface About {
  url: string;
  accountId: string;
}

/** Runs the program alone and reads what it prints when it is ready. */
const runAlone = async (...args: string[]): Promise<Program & About> => {
  const program = run(['--port', '0', '--data', dataDirectory, ...args]);
  await Promise.race([
    vi.waitFor(() => expect(program.output()).toContain('list-stages'), { timeout: 15_000 }),
    endedEarly(program),
  ]);
  const url = /emulator at (http:\S+)/.exec(program.output())?.[1] ?? '';
  const accountId = /Account\s+(\d{12})/.exec(program.output())?.[1] ?? '';
  return { ...program, url, accountId };
};

const clockOf = async (
  url: string,
  change?: object,
): Promise<{ now: string; speed: number; paused: boolean }> => {
  const headers = { 'x-emulator-control': '1', 'content-type': 'application/json' };
  const init = change === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(change) };
  return (await (await fetch(`${url}/_emulator/clock`, init)).json()) as Awaited<ReturnType<typeof clockOf>>;
};

const clientOf = (url: string): IVSRealTimeClient => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new IVSRealTimeClient({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 });
};

const stagesOf = async (url: string) => {
  const client = clientOf(url);
  try {
    const { stages = [] } = await client.send(new ListStagesCommand({ maxResults: 3 }));
    for (const { arn } of stages) await client.send(new GetStageCommand({ arn }));
    return stages.map(({ arn, name }) => ({ arn, name }));
  } finally {
    client.destroy();
  }
};

describe('the emulator run alone', () => {
  it('says how to reach it, answers the SDK and stops cleanly', async () => {
    const program = await runAlone();
    expect(program.output()).toContain(`AWS_ENDPOINT_URL_IVS_REALTIME=${program.url}\n`);
    expect(program.output()).toMatch(/World\s+showtime, seed 1, made for 20/);
    expect(program.output()).toContain('access key test, secret key test');
    expect(await stagesOf(program.url)).toHaveLength(3);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(0);
    expect(program.errors()).toBe('');
    await expect(fetch(program.url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it('continues its world after a clean stop and after being killed', async () => {
    const first = await runAlone();
    const stages = await stagesOf(first.url);
    await clockOf(first.url, { step: 3_600_000 });
    const before = (await clockOf(first.url)).now;
    first.child.kill('SIGTERM');
    await first.ended;

    const second = await runAlone();
    expect(second.accountId).toBe(first.accountId);
    expect(second.output()).toContain('continued');
    expect(await stagesOf(second.url)).toEqual(stages);
    expect((await clockOf(second.url)).now >= before).toBe(true);
    const changed = (await clockOf(second.url, { step: 1_000, speed: 100 })).now;
    second.child.kill('SIGKILL');
    await second.ended;

    const third = await runAlone();
    expect(third.accountId).toBe(first.accountId);
    expect((await clockOf(third.url)).now >= changed).toBe(true);
  });

  it('continues with what was done to it, after a clean stop and after being killed', async () => {
    const names = async (url: string, create?: string): Promise<string[]> => {
      const client = clientOf(url);
      if (create !== undefined) await client.send(new CreateStageCommand({ name: create }));
      const { stages = [] } = await client.send(new ListStagesCommand({}));
      client.destroy();
      return stages.map(({ name = '' }) => name).toSorted((one, other) => one.localeCompare(other));
    };
    const empty = ['--scenario', 'empty'];
    const first = await runAlone(...empty);
    expect(await names(first.url, 'one')).toEqual(['one']);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await runAlone();
    expect(await names(second.url, 'two')).toEqual(['one', 'two']);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    // As if the machine had lost its power in the middle of a write.
    const file = join(dataDirectory, 'world-ledger.jsonl');
    truncateSync(file, readFileSync(file).length - 5);

    const third = await runAlone();
    expect(third.errors()).toBe(`The last line of ${file} was not complete and was dropped.\n`);
    expect(await names(third.url)).toEqual(['one']);
    third.child.kill('SIGTERM');
    await third.ended;

    const reset = await runAlone('--reset', ...empty);
    expect(reset.errors()).toBe('');
    expect(await names(reset.url)).toEqual([]);
  }, 60_000);

  it('continues the world that was put in the place of its first one', async () => {
    const control = async (url: string, body: object): Promise<{ accountId: string }> => {
      const headers = { 'x-emulator-control': '1', 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await (await fetch(`${url}/_emulator/world`, init)).json()) as { accountId: string };
    };
    const first = await runAlone('--paused');
    const { accountId } = await control(first.url, { scenario: 'empty', seed: 5 });
    const client = clientOf(first.url);
    await client.send(new CreateStageCommand({ name: 'one' }));
    client.destroy();
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await runAlone();
    expect(second.errors()).toBe('');
    expect(second.output()).toMatch(/World\s+empty, seed 5, .*continued/);
    expect(second.accountId).toBe(accountId);
    expect((await stagesOf(second.url)).map(({ name }) => name)).toEqual(['one']);
  }, 40_000);

  it('makes another account for a reset and for another scenario', async () => {
    const start = ['--start', '2026-11-20T14:00:00Z', '--paused'];
    const accounts: string[] = [];
    for (const args of [start, start, [...start, '--reset'], [...start, '--scenario', 'empty']]) {
      const program = await runAlone(...args);
      accounts.push(program.accountId);
      expect(await clockOf(program.url)).toEqual({ now: '2026-11-20T14:00:00.000Z', paused: true, speed: 1 });
      program.child.kill('SIGTERM');
      await program.ended;
    }
    expect(accounts[1]).toBe(accounts[0]);
    expect(new Set(accounts).size).toBe(3);
  });

  it('begins a new world beside one that it cannot read', async () => {
    writeFileSync(join(dataDirectory, 'world.json'), 'not a world');
    const program = await runAlone();
    const aside =
      /moved to (\S+world\.json\.broken-\S+), and a new world begins/.exec(program.errors())?.[1] ?? '';
    expect(readFileSync(aside, 'utf8')).toBe('not a world');
    expect(await stagesOf(program.url)).toHaveLength(3);
  });

  it('says that a port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const program = run(['--port', String(port)]);
    expect(await program.ended).toBe(1);
    expect(program.errors()).toBe(
      `Port ${port} of 127.0.0.1 is taken. Choose another with --port, or 0 for any free one.\n`,
    );
    holder.close();
  });

  it('explains itself, asked or misunderstood', async () => {
    const [help, wrong] = [run(['--help']), run(['--scenario', 'circus', '--port', 'x'])];
    expect(await help.ended).toBe(0);
    expect(help.output()).toContain('--scenario NAME');
    expect(await wrong.ended).toBe(1);
    expect(wrong.errors()).toMatch(/^--scenario needs .*\n--port needs .*\n\nAn emulator of/);
  });
});

describe('an error of the emulator run alone', () => {
  const textsOf = async (url: string) => {
    const client = clientOf(url);
    const error: unknown = await client
      .send(new GetStageCommand({ arn: undefined }))
      .catch((thrown: unknown) => thrown);
    client.destroy();
    return error as { message: string; exceptionMessage: string };
  };

  it('carries its text where the model has it, and in message when asked to', async () => {
    const plain = await textsOf((await runAlone()).url);
    expect(plain).toMatchObject({
      message: 'UnknownError',
      exceptionMessage: expect.stringContaining("'arn'"),
    });
    const talkative = await textsOf((await runAlone('--send-message')).url);
    expect(talkative.message).toBe(talkative.exceptionMessage);
  });
});

describe('the rates and quotas of the emulator run alone', () => {
  const outcomes = async (url: string): Promise<unknown[]> => {
    const client = clientOf(url);
    const answers: unknown[] = [];
    for (let call = 0; call < 20; call += 1) {
      const sent = client.send(new CreateStageCommand({})).then(
        () => 200,
        (error: IVSRealTimeServiceException) => [error.name, error.$metadata.httpStatusCode],
      );
      answers.push(sent);
    }
    const settled = await Promise.all(answers);
    client.destroy();
    return settled;
  };

  it('are AWS’s unless told otherwise', async () => {
    const { url } = await runAlone('--scenario', 'empty', '--throttle-status', '400');
    const throttled = (await outcomes(url)).filter((outcome) => outcome !== 200);
    // Twenty at once, of which the burst of five gets through, and more on a machine that is slow.
    expect(throttled.length).toBeGreaterThan(0);
    expect(throttled[0]).toEqual(['ThrottlingException', 400]);
  });

  it('can be others', async () => {
    const { url } = await runAlone('--scenario', 'empty', '--rates', 'off', '--quotas', 'stages=6');
    const refused = (await outcomes(url)).filter((outcome) => outcome !== 200);
    expect(refused).toEqual(Array.from({ length: 14 }, () => ['ServiceQuotaExceededException', 402]));
  });
});

describe('the emulator as a child', () => {
  const ready = async (program: Program): Promise<unknown> => {
    const message = once(program.child, 'message').then(([first]) => first as unknown);
    return Promise.race([message, endedEarly(program)]);
  };

  it('tells its parent when it is ready, and ends with it', async () => {
    const program = run(['--port', '0', '--data', dataDirectory, '--scenario', 'empty'], true);
    const message = await ready(program);
    expect(message).toEqual({
      type: 'ready',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      accountId: expect.stringMatching(/^\d{12}$/),
      region: 'us-east-1',
    });
    expect(await stagesOf((message as About).url)).toEqual([]);
    program.child.disconnect();
    expect(await program.ended).toBe(0);
    expect(JSON.parse(readFileSync(join(dataDirectory, 'world.json'), 'utf8'))).toMatchObject({
      scenario: 'empty',
    });
  });
});
