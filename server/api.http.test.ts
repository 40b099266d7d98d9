import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ErrorBody } from '#shared/contract/errors.ts';
import {
  addressWith,
  AWS_READS,
  ENDPOINTS,
  type ExampleIds,
  exampleIds,
  READS,
} from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { send, type Sent } from '#server/testing/send.ts';
import {
  LATE_ANSWERS,
  NAMED_FAILURES,
  SPOILT_ANSWERS,
  UNNAMED_FAILURES,
} from '#server/testing/upstream-failures.ts';
import { isAnyOperation, traitsOf } from './aws/any-operation.ts';

let running: RunningConsole;
/** The same world behind a console that waits for AWS only a moment. */
let impatient: RunningConsole;
let ids: ExampleIds;
beforeAll(async () => {
  running = await startConsole();
  impatient = await startConsole({ deadlineMs: 100 });
  ids = await exampleIds(running);
  // What made the things that are read here is not reading.
  running.emulator.calls.clear();
});
afterEach(() => running.emulator.faults.clear());
afterAll(async () => {
  await running.close();
  await impatient.close();
});

const get = async (path: string): Promise<Sent> => send(running.port, { path });

/** The error body, proven to be one. */
function errorOf(sent: Sent): z.infer<typeof ErrorBody> {
  const body = z.parse(z.strictObject(ErrorBody.shape), sent.json());
  expect(body.requestId).toBe(sent.headers['x-request-id']);
  expect(sent.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(sent.headers['cache-control']).toBe('no-store');
  return body;
}

describe.each(READS)('$id', (endpoint) => {
  it('answers what its contract says, as of the world it shows', async () => {
    const sent = await get(addressWith(endpoint, ids));
    expect([sent.status, sent.body]).toMatchObject([200, expect.anything()]);
    expect(sent.headers['cache-control']).toBe('no-store');
    expect(sent.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    if (endpoint.kind === 'bytes') {
      expect(endpoint.contentTypes).toContain(sent.headers['content-type']);
      expect(sent.headers['content-disposition']).toMatch(/^attachment; filename=/);
      return;
    }
    const output = endpoint.kind === 'json' ? endpoint.output : z.never();
    const parsed = z.safeParse(output, sent.json());
    expect(parsed.error?.issues).toBeUndefined();
    if (endpoint.aws.length > 0) expect(sent.json()).toMatchObject({ asOf: '2026-11-20T14:00:00.000Z' });
  });

  it('answers HEAD with the same headers and no body', async () => {
    const sent = await send(running.port, { method: 'HEAD', path: addressWith(endpoint, ids) });
    expect([sent.status, sent.body]).toEqual([200, '']);
  });

  it('refuses a query parameter that it does not have, by name', async () => {
    const error = errorOf(await get(addressWith(endpoint, ids, { colour: 'red' })));
    expect(error).toMatchObject({
      code: 'bad_request',
      fields: [{ path: 'query.colour', message: 'is not a parameter of this endpoint' }],
    });
  });

  it('refuses every id in its path that is none, by name', async () => {
    const names = Object.keys(endpoint.params);
    const wrong = Object.fromEntries(names.map((name) => [name, 'no id!']));
    if (names.length === 0) return;
    const error = errorOf(await get(addressWith(endpoint, wrong)));
    expect(error.code).toBe('bad_request');
    expect(error.fields?.map(({ path }) => path)).toEqual(names.map((name) => `params.${name}`));
  });

  it('refuses methods that its address does not have', async () => {
    const here: string[] = ENDPOINTS.filter(({ path }) => path === endpoint.path).map(({ method }) => method);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'].filter((each) => !here.includes(each))) {
      const headers = { origin: running.url, 'x-callboard': '1' };
      const sent = await send(running.port, { method, path: addressWith(endpoint, ids), headers });
      expect([method, sent.status]).toEqual([method, 405]);
      expect(sent.headers.allow?.split(', ').toSorted()).toEqual([...here, 'HEAD'].toSorted());
      expect(errorOf(sent).code).toBe('method_not_allowed');
    }
  });
});

describe.each(AWS_READS)('$id, when the upstream fails', (endpoint) => {
  const path = (): string => addressWith(endpoint, ids);

  it('says so for a connection that is not configured', async () => {
    const error = errorOf(await get(addressWith(endpoint, { ...ids, connection: 'elsewhere' })));
    expect(error).toMatchObject({ code: 'unknown_connection' });
    expect(error.message).toContain('emulator');
  });

  it.each(NAMED_FAILURES)('with %s', async (errorType, status, code) => {
    running.emulator.faults.add({ operation: '*', kind: 'error', errorType, message: 'as AWS puts it' });
    const sent = await get(path());
    const error = errorOf(sent);
    expect([sent.status, error.code]).toEqual([status, code]);
    expect(error.message).toContain('as AWS puts it');
    expect(error.message).toContain(endpoint.aws[0]);
    expect(error.awsRequestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([...UNNAMED_FAILURES, ...SPOILT_ANSWERS])('with %j', async (fault, status, code) => {
    running.emulator.faults.add({ operation: '*', ...fault });
    const sent = await get(path());
    const error = errorOf(sent);
    expect([sent.status, error.code, error.message]).toEqual([
      status,
      code,
      expect.stringContaining(endpoint.aws[0] ?? ''),
    ]);
    if (code === 'aws_throttled') expect(sent.headers['retry-after']).toBe('1');
  });

  it.each(LATE_ANSWERS)('with %j', async (fault) => {
    impatient.emulator.faults.clear();
    impatient.emulator.faults.add({ operation: '*', ...fault });
    const sent = await send(impatient.port, { path: path() });
    expect([sent.status, errorOf(sent).code]).toEqual([504, 'aws_timeout']);
    expect(sent.body).toContain(`${endpoint.aws[0]} within 0.1 seconds`);
  });
});

describe('what reading does to the account', () => {
  it('is reading, whatever the endpoint and the method that is safe', async () => {
    const called = new Set(running.emulator.calls.list().map(({ operation }) => operation));
    expect(called.size).toBeGreaterThan(15);
    for (const operation of called)
      expect([operation, isAnyOperation(operation) && traitsOf(operation).access]).toEqual([
        operation,
        'read',
      ]);
  });
});
