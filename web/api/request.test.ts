import { afterEach, describe, expect, it, vi } from 'vitest';
import { participants } from '#shared/participants/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { ApiError, InvalidInputError, UnreachableError, UnreadableError } from './failure.ts';
import { request, urlOf } from './request.ts';

const input = { connection: 'emulated' };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function answering(response: () => Response | Promise<Response>) {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => response());
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

/** A server that accepts the request and says nothing until the request is ended. */
function silent() {
  vi.stubGlobal(
    'fetch',
    (_: string, init: RequestInit) =>
      new Promise((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      }),
  );
}

describe('urlOf', () => {
  it('puts ids into the path and encodes the query by the endpoint’s own codecs', () => {
    const url = urlOf(participants.list, {
      connection: 'emulated',
      stageId: 'AbCdEfGhIjKl',
      sessionId: 'st-ABCDEFGHIJKLM',
      filterByPublished: true,
      maxResults: 100,
      nextToken: 'a+b/c=',
      filterByUserId: undefined,
    });
    const [path, query] = url.split('?');
    expect(path).toBe('/api/emulated/stages/AbCdEfGhIjKl/sessions/st-ABCDEFGHIJKLM/participants');
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      filterByPublished: 'true',
      maxResults: '100',
      nextToken: 'a+b/c=',
    });
  });

  it('refuses what cannot exist, with the rule that it breaks', () => {
    expect(() => urlOf(stages.get, { connection: 'emulated', stageId: 'a/b' })).toThrow(InvalidInputError);
    expect(() => urlOf(stages.list, { ...input, maxResults: 0 })).toThrow(InvalidInputError);
  });
});

describe('request', () => {
  it('carries the header that tells it from a forged one, and gives the wire side', async () => {
    const answer = { items: [], asOf: '2026-11-20T14:00:00.000Z' };
    const fetched = answering(() => Response.json(answer));
    await expect(request(stages.list, input)).resolves.toEqual(answer);
    expect(fetched).toHaveBeenCalledOnce();
    const [url, init] = fetched.mock.calls[0] ?? [];
    expect(url).toBe('/api/emulated/stages');
    expect(init?.headers).toMatchObject({ 'X-Callboard': '1' });
  });

  it('says how much the answer is wanted, and under which name it waits', async () => {
    const fetched = answering(() => Response.json({ items: [], asOf: '2026-11-20T14:00:00.000Z' }));
    await request(stages.list, input, undefined, { anew: true, priority: 'hover', id: 'a' });
    expect(fetched.mock.calls[0]?.[1].headers).toEqual({
      'X-Callboard': '1',
      'Cache-Control': 'no-cache',
      'X-Callboard-Priority': 'hover',
      'X-Callboard-Request': 'a',
    });
  });

  it('throws the server’s error with everything it says', async () => {
    const body = {
      code: 'aws_validation',
      message: 'maxResults is too large',
      requestId: 'req-1',
      awsRequestId: 'aws-1',
      fields: [{ path: 'query.maxResults', message: 'at most 50' }],
    };
    answering(() => Response.json(body, { status: 400 }));
    const error = await request(stages.list, input).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ ...body, status: 400 });
  });

  it.each([
    ['a page of a proxy', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['an empty body', () => new Response('', { status: 200 })],
    ['an error that is not the console’s', () => Response.json({ error: 'no' }, { status: 403 })],
  ])('says that %s is not the console’s answer', async (_, response) => {
    answering(response);
    await expect(request(stages.list, input)).rejects.toBeInstanceOf(UnreadableError);
  });

  it('tells a network that is gone', async () => {
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(request(stages.list, input)).rejects.toMatchObject({
      name: 'UnreachableError',
      reason: 'network',
    });
  });

  it('gives up on a server that stays silent, after the server’s own time', async () => {
    silent();
    const quick = { ...stages.list, limits: { ...stages.list.limits, answerWithinMs: -4_990 } };
    const error = await request(quick, input).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreachableError);
    expect(error).toMatchObject({ reason: 'silent' });
  });

  it('ends when nobody waits any more, and is no failure then', async () => {
    silent();
    const controller = new AbortController();
    const asked = request(stages.list, input, controller.signal);
    controller.abort(new Error('left the page'));
    await expect(asked).rejects.toThrow('left the page');
  });
});
