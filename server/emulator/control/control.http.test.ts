import { ListStagesCommand } from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { START, startSmallService, type SmallService } from '../wire/testing/small-service.ts';
import { sendRaw } from '../wire/testing/raw-request.ts';

let service: SmallService;

beforeAll(async () => {
  service = await startSmallService();
});
beforeEach(() => {
  service.faults.clear();
  service.calls.clear();
});
afterAll(() => service.close());

interface Sent {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

const control = async (path: string, { method = 'GET', body, headers }: Sent = {}) => {
  const answer = await fetch(`${service.url}/_emulator${path}`, {
    method,
    headers: { 'x-emulator-control': '1', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
};

describe('the control endpoint', () => {
  it('says what the emulator is', async () => {
    for (const path of ['', '/']) {
      expect(await control(path)).toEqual({ status: 200, body: { accountId: '123456789012' } });
    }
  });

  it('is closed to whoever does not send its header, as a web page could not', async () => {
    for (const [method, path] of [
      ['GET', '/clock'],
      ['POST', '/clock'],
      ['DELETE', '/faults'],
      ['OPTIONS', '/clock'],
    ] as const) {
      const answer = await sendRaw(service.port, { method, path: `/_emulator${path}`, signed: false });
      expect([method, answer.status, answer.headers['access-control-allow-origin']]).toEqual([
        method,
        403,
        undefined,
      ]);
    }
    expect(service.clock.now()).toBe(START);
  });

  it('takes changes as application/json only', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect(await control('/clock', { method: 'POST', body: { step: 1 }, headers })).toMatchObject({
      status: 415,
    });
    expect(service.clock.now()).toBe(START);
  });

  it('refuses what is no JSON, and too much of it', async () => {
    expect(await control('/faults', { method: 'POST', body: '{' })).toMatchObject({ status: 400 });
    const body = JSON.stringify({ id: 'x'.repeat(70_000) });
    expect(await control('/faults', { method: 'POST', body })).toMatchObject({ status: 413 });
  });

  it.each([
    ['GET', '/nothing'],
    ['PUT', '/clock'],
    ['POST', '/calls'],
    ['DELETE', '/clock'],
    ['GET', '/faults/some/where'],
  ])('has nothing at %s %s', async (method, path) => {
    expect(await control(path, { method })).toMatchObject({ status: 404 });
  });
});

describe('the clock endpoint', () => {
  it('shows and moves the time of the world', async () => {
    expect((await control('/clock')).body).toEqual({
      now: '2026-11-20T14:00:00.000Z',
      paused: true,
      speed: 1,
    });
    const stepped = await control('/clock', { method: 'POST', body: { step: 1_500 } });
    expect(stepped).toEqual({
      status: 200,
      body: { now: '2026-11-20T14:00:01.500Z', paused: true, speed: 1 },
    });
    const set = await control('/clock', {
      method: 'POST',
      body: { set: '2026-11-20T15:00:00+00:00', speed: 10 },
    });
    expect(set.body).toEqual({ now: '2026-11-20T15:00:00.000Z', paused: true, speed: 10 });
    expect((await control('/clock', { method: 'POST', body: { paused: false } })).body).toMatchObject({
      paused: false,
    });
    expect((await control('/clock', { method: 'POST', body: { paused: true } })).body).toMatchObject({
      paused: true,
    });
  });

  it.each([
    [{ set: '2020-01-01T00:00:00Z' }, 'set: The world clock only moves forward.'],
    [{ set: 'tomorrow' }, /^set: /],
    [{ step: -1 }, /^step: /],
    [{ step: 1, set: '2027-01-01T00:00:00Z' }, 'change: give "set" or "step", not both'],
    [{ speed: 0 }, /^speed: /],
    [{ speed: 1e9 }, /^speed: /],
    [{ pause: true }, /^change: .*"pause"/],
    [[], /^change: /],
  ])('refuses %j and says why', async (change, problem) => {
    const before = (await control('/clock')).body;
    const answer = await control('/clock', { method: 'POST', body: change });
    expect(answer).toMatchObject({
      status: 400,
      body: { problems: [typeof problem === 'string' ? problem : expect.stringMatching(problem)] },
    });
    expect((await control('/clock')).body).toEqual(before);
  });
});

describe('the faults endpoint', () => {
  it('adds, lists, removes and clears', async () => {
    const one = { operation: 'ListStages', kind: 'throttle', times: 1 };
    const added = await control('/faults', { method: 'POST', body: one });
    expect(added.status).toBe(201);
    const [{ id }] = (added.body as { added: [{ id: string }] }).added;
    await control('/faults', {
      method: 'POST',
      body: [{ id: 'slow', operation: '*', kind: 'latency', ms: 1 }],
    });

    await expect(service.client().send(new ListStagesCommand({}))).rejects.toMatchObject({
      name: 'ThrottlingException',
    });
    expect((await service.client().send(new ListStagesCommand({}))).stages).toHaveLength(1);
    expect((await control('/faults')).body).toEqual({
      faults: [
        { rule: { ...one, id }, matched: 1, fired: 1 },
        { rule: { id: 'slow', operation: '*', kind: 'latency', ms: 1 }, matched: 1, fired: 1 },
      ],
    });

    expect(await control(`/faults/${id}`, { method: 'DELETE' })).toEqual({ status: 204, body: undefined });
    expect(await control(`/faults/${id}`, { method: 'DELETE' })).toMatchObject({ status: 404 });
    expect(await control('/faults', { method: 'DELETE' })).toMatchObject({ status: 204 });
    expect((await control('/faults')).body).toEqual({ faults: [] });
  });

  it('refuses a wrong rule with its problems and adds none', async () => {
    const body = [
      { operation: '*', kind: 'hang' },
      { operation: '*', kind: 'latency' },
    ];
    const answer = await control('/faults', { method: 'POST', body });
    expect(answer).toMatchObject({ status: 400, body: { problems: [expect.stringMatching(/^ms: /)] } });
    expect(service.faults.list()).toEqual([]);
  });
});

describe('the calls endpoint', () => {
  it('lists calls, by operation and after a number, and forgets them', async () => {
    const before = service.calls.total;
    await service.client().send(new ListStagesCommand({ maxResults: 2 }));
    await service.client().send(new ListStagesCommand({}));
    const all = (await control('/calls')).body as { total: number; calls: { number: number }[] };
    expect(all.total - before).toBe(2);
    expect(all.calls).toMatchObject([
      { operation: 'ListStages', outcome: 200, input: { maxResults: 2 } },
      { operation: 'ListStages', outcome: 200, input: {} },
    ]);
    const filtered = async (query: string) =>
      ((await control(`/calls?${query}`)).body as typeof all).calls.length;
    expect(await filtered(`after=${all.calls[0]?.number}`)).toBe(1);
    expect(await filtered('operation=ListStages')).toBe(2);
    expect(await filtered('operation=GetStage')).toBe(0);
    expect(await filtered('operation=Nonsense')).toBe(0);
    expect(await control('/calls', { method: 'DELETE' })).toMatchObject({ status: 204 });
    expect((await control('/calls')).body).toMatchObject({ calls: [], total: all.total });
  });
});
