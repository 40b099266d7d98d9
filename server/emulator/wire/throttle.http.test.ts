import { ListPublicKeysCommand, ListStagesCommand } from '@aws-sdk/client-ivs-realtime';
import { afterEach, describe, expect, it } from 'vitest';
import { sendRaw } from './testing/raw-request.ts';
import { startSmallService, type SmallService } from './testing/small-service.ts';
import { createThrottle } from './throttle.ts';

let service: SmallService;
let now = 0;
const started = async (status?: 429 | 400): Promise<SmallService> => {
  now = 0;
  service = await startSmallService({ throttle: createThrottle({ status, wall: () => now }) });
  return service;
};
afterEach(() => service.close());

const outcomes = async (count: number): Promise<unknown[]> => {
  const client = service.client();
  const answers: unknown[] = [];
  for (let call = 0; call < count; call += 1) {
    answers.push(
      await client.send(new ListStagesCommand({})).then(
        () => 200,
        (error: unknown) => error,
      ),
    );
  }
  return answers;
};

describe('calls beyond the rate', () => {
  it.each([429, 400] as const)('are refused with %d, until time has passed', async (status) => {
    await started(status);
    const throttled = expect.objectContaining({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      $metadata: expect.objectContaining({ httpStatusCode: status }),
    });
    expect(await outcomes(7)).toEqual([200, 200, 200, 200, 200, throttled, throttled]);
    now += 400;
    expect(await outcomes(3)).toEqual([200, 200, throttled]);
  });

  it('are not carried out, but are on record', async () => {
    await started();
    await outcomes(6);
    expect(
      service.calls
        .list()
        .map(({ outcome, errorType }) => [outcome, errorType])
        .slice(-2),
    ).toEqual([
      [200, undefined],
      [429, 'ThrottlingException'],
    ]);
  });

  it('are tried again by the SDK, which knows the error', async () => {
    await started();
    await outcomes(5);
    const patient = service.client({ maxAttempts: 10 });
    const retried = patient.send(new ListStagesCommand({}));
    // The first attempt has been refused once it is on record; the next are made after pauses that the SDK draws, and
    // which may be next to nothing.
    await expect.poll(() => service.calls.list().at(-1)?.outcome).toBe(429);
    now += 1_000;
    const { httpStatusCode, attempts } = (await retried).$metadata;
    expect(httpStatusCode).toBe(200);
    expect(attempts).toBeGreaterThan(1);
  });

  it('count even when their input is wrong, and only when their signature is right', async () => {
    await started();
    const statusOf = async (request: Parameters<typeof sendRaw>[1]) =>
      (await sendRaw(service.port, request)).status;
    for (let call = 0; call < 8; call += 1) expect(await statusOf({ signed: false })).toBe(403);
    for (let call = 0; call < 5; call += 1) expect(await statusOf({ body: '{' })).toBe(400);
    expect(await statusOf({ body: '{}' })).toBe(429);
  });

  it('leave other operations alone', async () => {
    await started();
    await outcomes(6);
    // The small service has no such operation, which it says only to a call that it lets in.
    const call = service.client().send(new ListPublicKeysCommand({}));
    await expect(call).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
