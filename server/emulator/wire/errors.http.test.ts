import {
  ConflictException,
  CreateEncoderConfigurationCommand,
  DeleteStageCommand,
  GetStageCommand,
  IVSRealTimeServiceException,
  ServiceQuotaExceededException,
} from '@aws-sdk/client-ivs-realtime';
import * as sdk from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AWS_ERROR_NAMES, AwsError, type AwsErrorName, isModelled } from './aws-error.ts';
import { sendRaw } from './testing/raw-request.ts';
import { BUG_ARN, STAGE_ARN, startSmallService, type SmallService } from './testing/small-service.ts';

let service: SmallService;

beforeAll(async () => {
  service = await startSmallService();
});
afterAll(() => service.close());

/** What the SDK throws for an operation that is ordered to fail. */
const failureOf = async (
  name: AwsErrorName,
): Promise<IVSRealTimeServiceException & { exceptionMessage?: string }> => {
  try {
    await service.client().send(new CreateEncoderConfigurationCommand({ name: `fail-${name}` }));
  } catch (error) {
    if (error instanceof IVSRealTimeServiceException) return error;
    throw error;
  }
  throw new Error('The call did not fail.');
};

const modelled = AWS_ERROR_NAMES.filter(isModelled);
const common = AWS_ERROR_NAMES.filter((name) => !isModelled(name));

describe('the errors of the service model', () => {
  it('are exactly those the SDK has a schema for, with its statuses', () => {
    const schemas = Object.values(sdk).filter(
      (value) => Array.isArray(value) && value[0] === -3,
    ) as unknown as [-3, string, string, { httpError?: number } | 0][];
    const statuses = schemas.flatMap(([, , name, traits]) =>
      traits === 0 ? [] : [[name, traits.httpError] as const],
    );
    expect(Object.fromEntries(statuses)).toEqual(
      Object.fromEntries(modelled.map((name) => [name, new AwsError(name, '').status])),
    );
  });

  it.each(modelled)('%s brings its class, status and text', async (name) => {
    const error = await failureOf(name);
    expect(error.constructor.name).toBe(name);
    expect(error).toMatchObject({
      name,
      exceptionMessage: `The text of ${name}.`,
      // The SDK reads its message from a member that the model does not have.
      message: 'UnknownError',
      xAmznErrorType: name,
      xFrameOptions: 'DENY',
      $metadata: {
        httpStatusCode: new AwsError(name, '').status,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  it('can send message too, for clients that read only that', async () => {
    const talkative = await startSmallService({ sendMessageToo: true });
    const call = talkative
      .client()
      .send(new CreateEncoderConfigurationCommand({ name: 'fail-ConflictException' }));
    await expect(call).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'The text of ConflictException.',
      exceptionMessage: 'The text of ConflictException.',
    });
    await expect(call).rejects.toBeInstanceOf(ConflictException);
    await talkative.close();
  });

  it('include quota as 402', async () => {
    const error = await failureOf('ServiceQuotaExceededException');
    expect(error).toBeInstanceOf(ServiceQuotaExceededException);
    expect(error.$metadata.httpStatusCode).toBe(402);
  });
});

describe('the errors common to AWS', () => {
  it.each(common)('%s brings its name, status and text', async (name) => {
    const error = await failureOf(name);
    const { status } = new AwsError(name, '');
    expect(error).toMatchObject({
      name,
      message: `The text of ${name}.`,
      $metadata: { httpStatusCode: status },
    });
    expect(error.$fault).toBe(status < 500 ? 'client' : 'server');
  });
});

describe('a bug in a handler', () => {
  it('is an internal error that tells the caller nothing but a request id', async () => {
    const body = JSON.stringify({ arn: BUG_ARN });
    const answer = await sendRaw(service.port, { path: '/GetStage', body });
    expect(answer).toMatchObject({ status: 500, headers: { 'x-amzn-errortype': 'InternalServerException' } });
    expect(answer.body).not.toMatch(/secret detail|\.ts|at /);
    const reported = service.unexpected.at(-1);
    expect(reported?.requestId).toBe(answer.headers['x-amzn-requestid']);
    expect(String(reported?.error)).toContain('secret detail of a bug');
    expect(answer.body).toContain(reported?.requestId);
  });
});

describe('an error that the API does not let an operation answer', () => {
  it('is a bug like any other, and is reported by both names', async () => {
    const arn = 'arn:aws:ivs:us-east-1:123456789012:stage/fail-ConflictException';
    const call = service.client().send(new GetStageCommand({ arn }));
    await expect(call).rejects.toMatchObject({ name: 'InternalServerException' });
    expect(String(service.unexpected.at(-1)?.error)).toContain(
      'GetStage must not answer ConflictException: The text of ConflictException.',
    );
  });
});

describe('an operation that a handler refuses', () => {
  it('is refused with the name the handler chose', async () => {
    const call = service.client().send(new DeleteStageCommand({ arn: STAGE_ARN }));
    await expect(call).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
