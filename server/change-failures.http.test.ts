import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { changes } from '#shared/contract/endpoint.ts';
import { ErrorBody } from '#shared/contract/errors.ts';
import { isOperation } from '#server/aws/operations.ts';
import { commandRequests } from '#server/testing/change-requests.ts';
import { AWS_COMMANDS, exampleIds } from '#server/testing/example-paths.ts';
import { ownHeaders } from '#server/testing/own-headers.ts';
import { send, type Sending, type Sent } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { NAMED_FAILURES, UNNAMED_FAILURES } from '#server/testing/upstream-failures.ts';

const MAYBE = 'It may have been done nevertheless: look before you try again.';

let running: RunningConsole;
/** The same world behind a console that waits for AWS only a moment. */
let impatient: RunningConsole;
const log: string[] = [];
let requests: Map<string, Sending>;
beforeAll(async () => {
  running = await startConsole({ log: (line) => log.push(line) });
  impatient = await startConsole({ deadlineMs: 100 });
  const { region, accountId } = running.emulator;
  const ids = await exampleIds(running);
  requests = new Map(
    commandRequests({ region, accountId, ids }).map(({ endpoint: { id, method }, path, body }) => [
      id,
      {
        method,
        path,
        headers: {
          ...ownHeaders(running.url),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    ]),
  );
  running.emulator.calls.clear();
});
afterEach(() => {
  running.emulator.faults.clear();
  running.emulator.calls.clear();
  log.length = 0;
});
afterAll(async () => {
  await running.close();
  await impatient.close();
});

function errorOf(sent: Sent): z.infer<typeof ErrorBody> {
  const body = z.parse(z.strictObject(ErrorBody.shape), sent.json());
  expect(body.requestId).toBe(sent.headers['x-request-id']);
  expect(sent.headers['cache-control']).toBe('no-store');
  return body;
}

describe.each(AWS_COMMANDS)('$id, when the upstream fails', (endpoint) => {
  const [operation = ''] = endpoint.aws;
  if (!isOperation(operation)) throw new Error(`${endpoint.id} asks for nothing`);
  const request = (): Sending => requests.get(endpoint.id) ?? { path: '' };
  const calledFor = (): unknown[] => running.emulator.calls.list().map((call) => call.operation);

  it.each(NAMED_FAILURES)('with %s, says so and does not try again', async (errorType, status, code) => {
    running.emulator.faults.add({ operation: '*', kind: 'error', errorType, message: 'as AWS puts it' });
    const sent = await send(running.port, request());
    const error = errorOf(sent);
    expect([sent.status, error.code]).toEqual([status, code]);
    expect(error.message).toContain('as AWS puts it');
    expect(error.message).toContain(operation);
    expect(error.awsRequestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(calledFor()).toEqual([operation]);
    expect(error.message.includes(MAYBE)).toBe(changes(endpoint) && code === 'aws_unavailable');
  });

  it.each(UNNAMED_FAILURES)('with %j, says so and does not try again', async (fault, status, code) => {
    running.emulator.faults.add({ operation: '*', ...fault });
    const sent = await send(running.port, request());
    const error = errorOf(sent);
    expect([sent.status, error.code]).toEqual([status, code]);
    expect(error.message).toContain(operation);
    expect(calledFor()).toEqual([operation]);
    expect(error.message.includes(MAYBE)).toBe(changes(endpoint) && code !== 'aws_throttled');
    if (code === 'aws_throttled') expect(sent.headers['retry-after']).toBe('1');
  });

  it('with silence, gives up in time and says what nobody can know', async () => {
    impatient.emulator.faults.clear();
    impatient.emulator.faults.add({ operation: '*', kind: 'hang' });
    const given = request();
    const headers = { ...given.headers, ...ownHeaders(impatient.url) };
    const sent = await send(impatient.port, { ...given, headers });
    const error = errorOf(sent);
    expect([sent.status, error.code]).toEqual([504, 'aws_timeout']);
    expect(error.message).toContain(`${operation} within 0.1 seconds`);
    expect(error.message.includes(MAYBE)).toBe(changes(endpoint));
  });

  it('after its browser has left, is seen through where it changes something', async () => {
    running.emulator.faults.add({ operation, kind: 'latency', ms: 300 });
    running.emulator.faults.add({ operation, kind: 'error', errorType: 'ConflictException' });
    const leaving = new AbortController();
    const { path, ...given } = request();
    const answer = fetch(running.url + path, { ...given, signal: leaving.signal });
    await expect.poll(calledFor).toEqual([operation]);
    leaving.abort();
    await expect(answer).rejects.toThrow('aborted');
    const outcome = (): unknown => running.emulator.calls.list()[0]?.outcome;
    const logged = (): unknown =>
      log
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter(({ msg }) => msg === 'upstream call')
        .map((line) => [line['operation'], line['outcome']]);
    await expect.poll(outcome).toBe(changes(endpoint) ? 409 : 'no answer');
    await expect.poll(logged).toEqual([[operation, changes(endpoint) ? 'aws_conflict' : 'cancelled']]);
  });
});
