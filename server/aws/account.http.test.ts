import { afterEach, describe, expect, it } from 'vitest';
import { send, type Sent } from '#server/testing/send.ts';
import { type ConsoleOptions, type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { arnOf } from '#shared/contract/resource-arn.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

let running: RunningConsole;
afterEach(async () => running.close());

/** A console that was not told the account of its connection. */
async function start(options: ConsoleOptions = {}): Promise<void> {
  running = await startConsole({ knowsAccount: false, ...options });
}

const get = async (path: string): Promise<Sent> => send(running.port, { path: `/api/emulator${path}` });
const called = (): string[] => running.emulator.calls.list().map(({ operation }) => operation);

async function aStage(): Promise<string> {
  const { items } = (await get('/stages')).json() as { items: { arn: string }[] };
  running.emulator.calls.clear();
  return items[0]?.arn ?? '';
}

describe('the account of a connection', () => {
  it('is learned once from a list, whoever asks at the same time', async () => {
    await start();
    const arn = await aStage();
    const id = arn.slice(arn.lastIndexOf('/') + 1);
    const answers = await Promise.all(Array.from({ length: 10 }, async () => get(`/stages/${id}`)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    await get(`/tags/stage/${id}`);
    expect(called().filter((operation) => operation === 'ListStages')).toHaveLength(1);
    expect(running.emulator.calls.list().at(-1)?.input).toEqual({
      resourceArn: arnOf('us-east-1', running.emulator.accountId, 'stage', id),
    });
  });

  it('is learned from another list where one is not allowed', async () => {
    await start();
    const arn = await aStage();
    running.emulator.faults.add({
      operation: 'ListStages',
      kind: 'error',
      errorType: 'AccessDeniedException',
    });
    expect((await get(`/stages/${arn.slice(arn.lastIndexOf('/') + 1)}`)).status).toBe(200);
    expect(called()).toEqual(['ListStages', 'ListEncoderConfigurations', 'GetStage']);
  });

  it('is not guessed where nothing exists', async () => {
    await start({ scenario: 'empty' });
    const sent = await get('/stages/abcdefghijkl');
    expect([sent.status, sent.json()]).toMatchObject([
      404,
      {
        code: 'aws_not_found',
        message: expect.stringContaining('nothing of IVS Real-Time exists in us-east-1') as string,
      },
    ]);
    expect(called()).not.toContain('GetStage');
  });

  it('says what AWS said where every list is refused', async () => {
    await start();
    running.emulator.faults.add({ operation: '*', kind: 'error', errorType: 'AccessDeniedException' });
    const sent = await get('/stages/abcdefghijkl');
    expect([sent.status, sent.json()]).toMatchObject([403, { code: 'aws_access_denied' }]);
  });

  it('is asked for again after a failure', async () => {
    await start();
    const arn = await aStage();
    const path = `/stages/${arn.slice(arn.lastIndexOf('/') + 1)}`;
    running.emulator.faults.add({ operation: 'ListStages', kind: 'reset', times: 1 });
    expect((await get(path)).status).toBe(502);
    expect((await get(path)).status).toBe(200);
  });

  it('goes on being learned when the first who asked leaves', async () => {
    await start();
    const arn = await aStage();
    const path = `/stages/${arn.slice(arn.lastIndexOf('/') + 1)}`;
    running.emulator.faults.add({ operation: 'ListStages', kind: 'latency', ms: 300 });
    const leaving = new AbortController();
    const first = fetch(`${running.url}/api/emulator${path}`, {
      headers: { cookie: cookieOf('administrator') },
      signal: leaving.signal,
    });
    await expect.poll(called).toEqual(['ListStages']);
    const second = get(path);
    leaving.abort();
    await expect(first).rejects.toThrow('aborted');
    expect((await second).status).toBe(200);
    expect(called()).toEqual(['ListStages', 'GetStage']);
  });

  it('is not asked for where it is configured', async () => {
    await start({ knowsAccount: true });
    await get('/stages/abcdefghijkl');
    expect(called()).toEqual(['GetStage']);
  });
});
