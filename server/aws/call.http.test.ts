import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { send } from '#server/testing/send.ts';
import type { Caller, CallerDependencies } from './call.ts';
import { createCaller } from './call.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { Observation } from './observation.ts';
import { createBudget, unlimited } from './budget/budget.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

const still = new AbortController().signal;
const ARN = 'arn:aws:ivs:us-east-1:123456789012:stage/abc';
const visible = { priority: 'visible', signal: still } as const;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ends.splice(0).map(async (end) => end()));
});

const settings = (endpoint: string): ConnectionSettings => ({
  id: 'test',
  label: 'Test',
  colour: 'slate',
  kind: 'emulated',
  region: 'us-east-1',
  endpoint,
});

/** A caller of a server that answers just as the test says. */
async function against(
  answer: RequestListener,
  dependencies: CallerDependencies = { budget: unlimited },
): Promise<{ caller: Caller; server: Server }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const caller = createCaller(
    settings(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    dependencies,
  );
  ends.push(async () => {
    caller.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { caller, server };
}

const json =
  (body: unknown, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-amzn-requestid': 'aws-1',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };

async function emulated(options: Parameters<typeof startConsole>[0] = {}): Promise<RunningConsole> {
  const running = await startConsole(options);
  ends.push(async () => running.close());
  return running;
}

describe('an answer', () => {
  it('has the time of the upstream where it tells it', async () => {
    const { caller } = await against(json({ stages: [] }, { 'x-emulator-now': '2026-11-20T14:00:00.500Z' }));
    expect(await caller.call('ListStages', {}, visible)).toEqual({
      output: { stages: [] },
      asOf: new Date('2026-11-20T14:00:00.500Z'),
      awsRequestId: 'aws-1',
      bytes: '{"stages":[]}'.length,
    });
  });

  const withoutTime: Record<string, string>[] = [{}, { 'x-emulator-now': 'soon' }];
  it.each(withoutTime)('has our own time otherwise (%j)', async (headers) => {
    const { caller } = await against(json({ stages: [] }, headers));
    const before = Date.now();
    const { asOf } = await caller.call('ListStages', {}, visible);
    expect(asOf.getTime()).toBeGreaterThanOrEqual(before);
    expect(asOf.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it.each([1_763_647_200, '1763647200', 'Thu, 20 Nov 2026 14:00:00 GMT', 'yesterday'])(
    'with a timestamp that AWS does not write is not believed (%j)',
    async (startTime) => {
      const { caller } = await against(json({ stageSession: { sessionId: 'st-abcdefghijklm', startTime } }));
      const input = {
        stageArn: 'arn:aws:ivs:us-east-1:123456789012:stage/abc',
        sessionId: 'st-abcdefghijklm',
      };
      await expect(caller.call('GetStageSession', input, visible)).rejects.toMatchObject({
        code: 'aws_invalid_answer',
      });
    },
  );

  it.each<[string, RequestListener]>([
    ['an empty object', json({})],
    ['a list without its items', json({ nextToken: 'a' })],
    ['items of another kind', json({ stages: [{ arn: 7 }] })],
    ['items without what names them', json({ stages: [{ name: 'a' }] })],
    ['a page that is followed by itself', json({ stages: [], nextToken: 'again' })],
  ])('is none that is %s, and nobody is told of it', async (_, answer) => {
    const seen: Observation[] = [];
    const { caller } = await against(answer, { budget: unlimited, observe: (one) => void seen.push(one) });
    await expect(caller.call('ListStages', { nextToken: 'again' }, visible)).rejects.toMatchObject({
      code: 'aws_invalid_answer',
      message: expect.stringContaining('is not complete') as string,
    });
    expect(seen).toEqual([]);
  });

  it('may have values that the console does not know yet', async () => {
    const participants = [{ participantId: 'a', state: 'FLOATING', recordingState: 'LATER', more: { x: 1 } }];
    const { caller } = await against(json({ participants }));
    const { output } = await caller.call('ListParticipants', { stageArn: ARN, sessionId: 's' }, visible);
    expect(output.participants?.[0]).toMatchObject({ state: 'FLOATING' });
  });

  it('is not read on when it is longer than any that AWS gives, and not asked for again', async () => {
    let calls = 0;
    let cut = false;
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const { caller } = await against(
      (_, response) => {
        calls += 1;
        response.writeHead(200, { 'content-type': 'application/json' });
        response.on('close', () => (cut = true));
        let left = 50;
        const go = (): void => {
          while (left > 0 && !cut) {
            left -= 1;
            if (!response.write(piece)) return void response.once('drain', go);
          }
          response.end();
        };
        go();
      },
      { budget: createBudget({ share: 1 }) },
    );
    await expect(caller.call('ListStages', {}, visible)).rejects.toMatchObject({
      code: 'aws_invalid_answer',
      message: expect.stringContaining('longer than 16 MB') as string,
    });
    await expect.poll(() => cut).toBe(true);
    expect(calls).toBe(1);
  });

  it('is not asked for again by the SDK', async () => {
    let calls = 0;
    const { caller } = await against((request, response) => {
      calls += 1;
      json({ message: 'x' }, { 'x-amzn-errortype': 'ThrottlingException' }, 429)(request, response);
    });
    await expect(caller.call('ListStages', {}, visible)).rejects.toMatchObject({ code: 'aws_throttled' });
    expect(calls).toBe(1);
  });
});

describe('a clock that is wrong', () => {
  const skewed = (minutes: number): RequestListener => {
    let calls = 0;
    return (request, response) => {
      calls += 1;
      const date = new Date(Date.now() + minutes * 60_000).toUTCString();
      if (calls === 1)
        json(
          { message: 'Signature expired' },
          { date, 'x-amzn-errortype': 'InvalidSignatureException' },
          403,
        )(request, response);
      else json({ stages: [{ arn: request.headers['x-amz-date'] }] }, { date })(request, response);
    };
  };

  it.each([20, -20])('by %i minutes is corrected by the second attempt', async (minutes) => {
    const { caller } = await against(skewed(minutes));
    const { output } = await caller.call('ListStages', {}, visible);
    const signedAt = (output.stages?.[0]?.arn ?? '').replace(
      /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/,
      '$1-$2-$3T$4:$5:$6Z',
    );
    expect(Math.abs(Date.parse(signedAt) - Date.now() - minutes * 60_000)).toBeLessThan(10_000);
  });

  it('is not blamed for a signature that is wrong', async () => {
    const { caller } = await against(skewed(0));
    await expect(caller.call('ListStages', {}, visible)).rejects.toMatchObject({ code: 'aws_credentials' });
  });
});

describe('an upstream that is not there', () => {
  it('is said to be so', async () => {
    const { caller, server } = await against(json({}));
    await new Promise((resolve) => server.close(resolve));
    await expect(caller.call('ListStages', {}, visible)).rejects.toMatchObject({
      code: 'aws_unavailable',
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
    expect(caller.reachability()).toMatchObject({ reachable: false });
  });

  it('is known again once it answers, even with a refusal', async () => {
    let up = false;
    const { caller } = await against((request, response) => {
      if (up) json({}, { 'x-amzn-errortype': 'AccessDeniedException' }, 403)(request, response);
      else request.socket.destroy();
    });
    expect(caller.reachability()).toBeUndefined();
    await expect(caller.call('ListStages', {}, visible)).rejects.toMatchObject({ code: 'aws_unavailable' });
    expect(caller.reachability()).toMatchObject({ reachable: false });
    up = true;
    await expect(caller.call('ListStages', {}, visible)).rejects.toMatchObject({ code: 'aws_access_denied' });
    expect(caller.reachability()).toMatchObject({ reachable: true });
  });
});

describe('the deadline', () => {
  it('counts from sending, not from queueing', async () => {
    // One call a second: the third waits two for its turn, which is more than the deadline.
    const { caller } = await against(json({ stages: [] }), {
      budget: createBudget({ share: 0.2 }),
      deadlineMs: 1_500,
    });
    const answers = await Promise.all([1, 2, 3].map(async () => caller.call('ListStages', {}, visible)));
    expect(answers).toHaveLength(3);
  });

  it('leaves no connection behind', async () => {
    const { caller, server } = await against(
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{');
      },
      { budget: unlimited, deadlineMs: 60 },
    );
    const calls = Array.from({ length: 20 }, async (_, index) =>
      caller.call(
        'ListStages',
        { maxResults: index + 1 },
        { ...visible, signal: new AbortController().signal },
      ),
    );
    for (const result of await Promise.allSettled(calls))
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'aws_timeout' } });
    await expect
      .poll(async () => new Promise((resolve) => server.getConnections((_error, count) => resolve(count))))
      .toBe(0);
  });
});

describe('a page that comes instead of an answer', () => {
  // More of them than there are sockets, so that the last ones have to wait for those of the first.
  const pages = Array.from({ length: 120 }, (_, index) => index + 1);

  it.each([200, 502])('with status %i is refused and keeps no socket', async (status) => {
    const { caller, server } = await against((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' });
      response.end('<html>Sign in to the network</html>');
    });
    const calls = pages.map(async (maxResults) =>
      caller.call('ListStages', { maxResults }, { ...visible, signal: new AbortController().signal }),
    );
    const code = status === 200 ? 'aws_invalid_answer' : 'aws_unavailable';
    for (const result of await Promise.allSettled(calls))
      expect(result).toMatchObject({ status: 'rejected', reason: { code } });
    await expect
      .poll(async () => new Promise((resolve) => server.getConnections((_error, count) => resolve(count))))
      .toBe(0);
  });
});

describe('a call that nobody waits for', () => {
  it('is cut at the upstream, and is no error of anybody', async () => {
    const running = await emulated();
    running.emulator.faults.add({ operation: 'ListStages', kind: 'hang' });
    const leaving = new AbortController();
    const answer = fetch(`${running.url}/api/emulator/stages`, {
      headers: { cookie: cookieOf('administrator') },
      signal: leaving.signal,
    });
    await expect.poll(() => running.emulator.calls.list()).toHaveLength(1);
    leaving.abort();
    await expect(answer).rejects.toThrow('aborted');
    await expect.poll(() => running.emulator.calls.list()[0]?.outcome).toBe('no answer');
  });

  it('leaves the queue before it is sent, whatever it would have changed', async () => {
    const sent: string[] = [];
    const { caller } = await against(
      (request, response) => {
        sent.push(request.url ?? '');
        json({})(request, response);
      },
      { budget: createBudget({ share: 0.2 }) },
    );
    const stage = (id: string) => ({ arn: `arn:aws:ivs:us-east-1:123456789012:stage/${id}` });
    await caller.call('DeleteStage', stage('first'), visible);
    const leaving = new AbortController();
    const left = caller.call('DeleteStage', stage('second'), { priority: 'visible', signal: leaving.signal });
    const stayed = caller.call('DeleteStage', stage('third'), visible);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    await stayed;
    expect(sent).toEqual(['/DeleteStage', '/DeleteStage']);
  });

  it('leaves the queue before it is sent', async () => {
    const running = await emulated({ share: 0.2 });
    await send(running.port, { path: '/api/emulator/stages' });
    const leaving = new AbortController();
    const left = fetch(`${running.url}/api/emulator/stages`, { signal: leaving.signal });
    const stayed = send(running.port, { path: '/api/emulator/stages?maxResults=1' });
    leaving.abort();
    await expect(left).rejects.toThrow('aborted');
    expect((await stayed).status).toBe(200);
    expect(running.emulator.calls.list().map(({ input }) => input)).toEqual([{}, { maxResults: 1 }]);
  });
});
