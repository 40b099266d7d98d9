import { Agent, get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { contract, json } from '#shared/contract/define.ts';
import { send } from '#server/testing/send.ts';
import { type ServedContract, serveContract } from '#server/testing/serve-contract.ts';
import { startConsole } from '#server/testing/start-console.ts';

const work = contract('work', {
  wait: json({ path: '/wait', summary: '', access: 'read', output: z.object({ done: z.boolean() }) }),
  quick: json({ path: '/quick', summary: '', access: 'read', output: z.object({}) }),
});

function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** A server whose `/api/wait` answers when it is told to. */
async function serve(): Promise<ServedContract & { begun: Promise<void>; finish: () => void }> {
  const begun = gate();
  const finished = gate();
  const served = await serveContract(
    { work },
    {
      work: {
        wait: async () => {
          begun.open();
          await finished.opened;
          return { done: true };
        },
        quick: () => ({}),
      },
    },
  );
  return { ...served, begun: begun.opened, finish: finished.open };
}

describe('a server that is closed', () => {
  it('answers what is under way, takes nothing new, and is gone', async () => {
    const served = await serve();
    const waiting = send(served.port, { path: '/api/wait' });
    await served.begun;
    const closed = served.close();
    const fresh = connect(served.port, '127.0.0.1');
    const [refusal] = (await once(fresh, 'error')) as [NodeJS.ErrnoException];
    expect(refusal.code).toBe('ECONNREFUSED');
    served.finish();
    expect((await waiting).json()).toEqual({ done: true });
    await closed;
  });

  it('sends away what comes on a connection that is still open', async () => {
    const served = await serve();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = { host: `127.0.0.1:${served.port}` };
    const ask = async (path: string): Promise<IncomingMessage> => {
      const [response] = (await once(
        get({ port: served.port, host: '127.0.0.1', path, agent, headers }),
        'response',
      )) as [IncomingMessage];
      response.resume();
      return response;
    };
    const waiting = ask('/api/wait');
    await served.begun;
    const closed = served.close();
    const next = ask('/api/quick').catch((error: unknown) => error);
    served.finish();
    expect((await waiting).statusCode).toBe(200);
    const answer = await next;
    // Either the connection was closed after its last answer, or the request was sent away: never served.
    if (answer instanceof Error) expect(answer.message).toMatch(/ECONNREFUSED|ECONNRESET|socket hang up/);
    else expect((answer as IncomingMessage).statusCode).toBe(503);
    agent.destroy();
    await closed;
  });

  it('cuts what does not finish in time', async () => {
    const served = await serve();
    const waiting = send(served.port, { path: '/api/wait' }).catch((error: unknown) => error);
    await served.begun;
    const began = performance.now();
    await served.close(100);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await waiting).toBeInstanceOf(Error);
  });

  it('is closed once, however often it is told', async () => {
    const served = await serve();
    await Promise.all([served.close(), served.close()]);
  });
});

describe('bytes that are no HTTP', () => {
  it('are no answer to the whole request before them, which is being carried out', async () => {
    const served = await serve();
    const socket = connect(served.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('error', () => undefined);
    const ended = new Promise((resolve) => {
      socket.once('close', resolve);
    });
    socket.write(`GET /api/wait HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\n\r\n`);
    await served.begun;
    socket.write('\u0000 no HTTP\r\n\r\n');
    await ended;
    expect(text).toBe('');
    served.finish();
    await served.close();
  });
});

describe('whether the console is ready', () => {
  it('depends on the upstream as it was last seen', async () => {
    const running = await startConsole({ deadlineMs: 1_500 });
    const ready = async (): Promise<unknown> => {
      const sent = await send(running.port, { path: '/readyz' });
      expect(sent.headers['cache-control']).toBe('no-store');
      return { status: sent.status, ...(sent.json() as object) };
    };
    const state = (text: string): object => ({ upstreams: [{ connection: 'emulator', state: text }] });
    expect(await ready()).toMatchObject({ status: 200, ready: true, ...state('not used yet') });
    await send(running.port, { path: '/api/emulator/encoder-configurations' });
    expect(await ready()).toMatchObject({ status: 200, ready: true, ...state('reachable') });
    running.emulator.faults.add({ operation: '*', kind: 'hang' });
    await send(running.port, { path: '/api/emulator/encoder-configurations' });
    expect(await ready()).toMatchObject({ status: 503, ready: false, ...state('unreachable') });
    running.emulator.faults.clear();
    await send(running.port, { path: '/api/emulator/encoder-configurations' });
    expect(await ready()).toMatchObject({ status: 200, ready: true });
    expect((await send(running.port, { path: '/healthz' })).json()).toEqual({ status: 'ok' });
    await running.close();
  });
});
