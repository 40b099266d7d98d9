import {
  GetStageCommand,
  ListStagesCommand,
  ListStageSessionsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STAGE_ARN, startSmallService, type SmallService } from './testing/small-service.ts';
import { sendRaw } from './testing/raw-request.ts';

let service: SmallService;

beforeAll(async () => {
  service = await startSmallService();
});
beforeEach(() => service.faults.clear());
afterAll(() => service.close());

const listStages = (signal?: AbortSignal) =>
  service.client().send(new ListStagesCommand({}), signal === undefined ? {} : { abortSignal: signal });

describe('a fault, seen through the SDK', () => {
  it('latency delays a right answer', async () => {
    service.faults.add({ operation: 'ListStages', kind: 'latency', ms: 80 });
    const before = performance.now();
    expect((await listStages()).stages).toHaveLength(1);
    // Timers may fire a millisecond early.
    expect(performance.now() - before).toBeGreaterThanOrEqual(78);
  });

  it('drip sends a right answer bit by bit', async () => {
    service.faults.add({ operation: 'ListStages', kind: 'drip', ms: 5, bytes: 10 });
    const before = performance.now();
    expect((await listStages()).stages).toHaveLength(1);
    expect(performance.now() - before).toBeGreaterThanOrEqual(40);
  });

  it('drip can be left by an abort signal', async () => {
    service.faults.add({ operation: 'ListStages', kind: 'drip', ms: 60, bytes: 1 });
    await expect(listStages(AbortSignal.timeout(150))).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('hang never answers', async () => {
    service.faults.add({ operation: 'ListStages', kind: 'hang' });
    await expect(listStages(AbortSignal.timeout(100))).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => service.calls.list().at(-1)?.outcome).toBe('no answer');
  });

  it('status is a bare status', async () => {
    service.faults.add({ operation: 'ListStages', kind: 'status', status: 503, message: 'Out to lunch.' });
    await expect(listStages()).rejects.toMatchObject({
      name: 'Unknown',
      message: 'Out to lunch.',
      $fault: 'server',
      $metadata: { httpStatusCode: 503 },
    });
  });

  it.each([
    [undefined, 429],
    [400, 400],
  ] as const)('throttle with status %s is the throttling error', async (status, sent) => {
    service.faults.add({ operation: 'ListStages', kind: 'throttle', status, retryAfterSeconds: 3 });
    await expect(listStages()).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: sent },
      $response: { headers: { 'retry-after': '3' } },
    });
  });

  it('throttle passes when the SDK tries again', async () => {
    service.faults.add({ operation: 'ListStages', kind: 'throttle', times: 1 });
    const { $metadata } = await service.client({ maxAttempts: 2 }).send(new ListStagesCommand({}));
    expect($metadata.attempts).toBe(2);
  });

  it('reset breaks the connection', async () => {
    service.faults.add({ operation: 'ListStages', kind: 'reset' });
    await expect(listStages()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it.each([
    [undefined, 502],
    [200, 200],
  ])('html with status %s is a page', async (status, sent) => {
    service.faults.add({ operation: 'ListStages', kind: 'html', status });
    await expect(listStages()).rejects.toMatchObject({
      name: 'SyntaxError',
      $metadata: { httpStatusCode: sent },
    });
  });

  it('truncate cuts the answer off', async () => {
    for (const bytes of [undefined, 0]) {
      service.faults.clear();
      service.faults.add({ operation: 'ListStages', kind: 'truncate', bytes });
      await expect(listStages()).rejects.toThrow('aborted');
    }
  });

  it('empty is a success without members', async () => {
    service.faults.add({ operation: 'ListStages', kind: 'empty' });
    const { stages, $metadata } = await listStages();
    expect([stages, $metadata.httpStatusCode]).toEqual([undefined, 200]);
  });

  it('malformed is no JSON', async () => {
    service.faults.add({ operation: 'ListStages', kind: 'malformed' });
    await expect(listStages()).rejects.toMatchObject({
      name: 'SyntaxError',
      $metadata: { httpStatusCode: 200 },
    });
  });

  it('body is sent as it was ordered', async () => {
    service.faults.add({ operation: '*', kind: 'body', body: '{"stages":[]}' });
    expect((await listStages()).stages).toEqual([]);
    service.faults.clear();
    service.faults.add({
      operation: '*',
      kind: 'body',
      body: 'Gone.',
      status: 410,
      contentType: 'text/plain',
    });
    await expect(listStages()).rejects.toMatchObject({ $metadata: { httpStatusCode: 410 } });
  });

  it('padding makes a right answer longer', async () => {
    service.faults.add({ operation: '*', kind: 'padding', bytes: 1_000_000 });
    expect((await listStages()).stages).toHaveLength(1);
  });

  it('repeat-page leads back to the page that was asked for', async () => {
    service.faults.add({ operation: '*', kind: 'repeat-page' });
    const first = await listStages();
    expect(first.nextToken).not.toBe('again');
    const page = await service.client().send(new ListStagesCommand({ nextToken: 'again' }));
    expect(page.nextToken).toBe('again');
  });

  it('wrong-shape has values of other types', async () => {
    service.faults.add({ operation: '*', kind: 'wrong-shape' });
    const answer = await sendRaw(service.port, {});
    expect(JSON.parse(answer.body)).toEqual({
      stages: { unexpected: 'an object where a list belongs' },
      nextToken: 42,
    });
    const call = service.client().send(new ListStageSessionsCommand({ stageArn: STAGE_ARN }));
    const sessions: unknown = await call.then(({ stageSessions }) => stageSessions);
    expect(sessions).not.toBeInstanceOf(Array);
  });

  it('error is any error of the API', async () => {
    service.faults.add({ operation: 'ListStages', kind: 'error', errorType: 'ExpiredTokenException' });
    await expect(listStages()).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    service.faults.clear();
    service.faults.add({
      operation: 'ListStages',
      kind: 'error',
      errorType: 'PendingVerification',
      message: 'Wait.',
    });
    await expect(listStages()).rejects.toMatchObject({
      name: 'PendingVerification',
      exceptionMessage: 'Wait.',
    });
  });

  it('leaves other operations and other resources alone', async () => {
    service.faults.add({ operation: 'GetStage', kind: 'reset', match: { arn: 'other' } });
    const { stage } = await service.client().send(new GetStageCommand({ arn: STAGE_ARN }));
    expect(stage?.name).toBe('small');
    expect((await listStages()).stages).toHaveLength(1);
  });

  it('can hide the answer of an operation that was carried out', async () => {
    const resourceArn = 'arn:aws:ivs:us-east-1:123456789012:stage/CarriedOut01';
    const tag = (key: string) =>
      service.client().send(new TagResourceCommand({ resourceArn, tags: { [key]: 'yes' } }));
    service.faults.add({ operation: 'TagResource', kind: 'reset', times: 1 });
    await expect(tag('lost')).rejects.toMatchObject({ code: 'ECONNRESET' });
    service.faults.add({ operation: 'TagResource', kind: 'status', status: 500, carriedOut: true });
    await expect(tag('kept')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    const { tags } = await service.client().send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual({ kept: 'yes' });
  });
});

describe('the record of calls', () => {
  it('has each call with its simple input, its outcome and the faults that hit it', async () => {
    service.calls.clear();
    service.faults.add({ id: 'slow', operation: '*', kind: 'latency', ms: 1 });
    service.faults.add({ id: 'busy', operation: 'ListStages', kind: 'throttle', times: 1 });
    await expect(listStages()).rejects.toMatchObject({ name: 'ThrottlingException' });
    await service.client().send(new ListStagesCommand({ maxResults: 7 }));
    const unknown = service.client().send(new GetStageCommand({ arn: 'x'.repeat(500) }));
    await expect(unknown).rejects.toMatchObject({ name: 'ValidationException' });
    await sendRaw(service.port, { signed: false });
    const calls = service.calls.list();
    const first = calls[0]?.number ?? 0;
    const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/);
    const at = '2026-11-20T14:00:00.000Z';
    expect(calls).toEqual([
      {
        number: first,
        operation: 'ListStages',
        at,
        requestId,
        input: {},
        outcome: 429,
        errorType: 'ThrottlingException',
        faults: ['slow', 'busy'],
      },
      {
        number: first + 1,
        operation: 'ListStages',
        at,
        requestId,
        input: { maxResults: 7 },
        outcome: 200,
        faults: ['slow'],
      },
      {
        number: first + 2,
        operation: 'GetStage',
        at,
        requestId,
        input: { arn: 'x'.repeat(256) },
        outcome: 400,
        errorType: 'ValidationException',
        faults: ['slow'],
      },
      {
        number: first + 3,
        operation: 'ListStages',
        at,
        requestId,
        input: {},
        outcome: 403,
        errorType: 'MissingAuthenticationTokenException',
      },
    ]);
    expect(service.calls.list({ operation: 'GetStage' })).toHaveLength(1);
    expect(service.calls.list({ after: calls[2]?.number })).toHaveLength(1);
  });
});
