import * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { translateError, UpstreamDeadline } from './translate-error.ts';

const $metadata = { requestId: 'aws-1', httpStatusCode: 400 };
const translate = (error: unknown) => translateError(error, 'GetStage', 10_000);

/** An exception as the SDK raises it when the body has only what the API model names. */
function modelled<T extends Error>(
  Type: new (options: { message: string; $metadata: typeof $metadata }) => T,
  exceptionMessage: string,
): T {
  return Object.assign(new Type({ message: 'UnknownError', $metadata }), { exceptionMessage });
}

function common(name: string, message = 'the words of AWS', httpStatusCode = 400): Error {
  const $fault = httpStatusCode < 500 ? 'client' : 'server';
  return new sdk.IVSRealTimeServiceException({
    name,
    message,
    $fault,
    $metadata: { ...$metadata, httpStatusCode },
  });
}

describe('the errors of the API model', () => {
  it.each<
    [string, new (options: { message: string; $metadata: typeof $metadata }) => Error, ErrorCode, number]
  >([
    ['ValidationException', sdk.ValidationException, 'aws_validation', 400],
    ['AccessDeniedException', sdk.AccessDeniedException, 'aws_access_denied', 403],
    ['PendingVerification', sdk.PendingVerification, 'aws_pending_verification', 403],
    ['ResourceNotFoundException', sdk.ResourceNotFoundException, 'aws_not_found', 404],
    ['ConflictException', sdk.ConflictException, 'aws_conflict', 409],
    ['ServiceQuotaExceededException', sdk.ServiceQuotaExceededException, 'aws_quota_exceeded', 402],
    ['InternalServerException', sdk.InternalServerException, 'aws_unavailable', 502],
  ])('%s', (_name, Type, code, status) => {
    const error = translate(modelled(Type, 'the words of AWS'));
    expect(error).toMatchObject({ code, status, awsRequestId: 'aws-1' });
    expect(error.message).toContain('GetStage');
    expect(error.message).toContain('the words of AWS.');
    expect(error.message).not.toContain('UnknownError');
  });
});

describe('errors that the model does not have', () => {
  it.each<[string, ErrorCode]>([
    ['ThrottlingException', 'aws_throttled'],
    ['TooManyRequestsException', 'aws_throttled'],
    ['RequestLimitExceeded', 'aws_throttled'],
    ['UnrecognizedClientException', 'aws_credentials'],
    ['InvalidSignatureException', 'aws_credentials'],
    ['IncompleteSignature', 'aws_credentials'],
    ['ExpiredTokenException', 'aws_credentials'],
    ['ExpiredToken', 'aws_credentials'],
    ['MissingAuthenticationToken', 'aws_credentials'],
    ['OptInRequired', 'aws_credentials'],
  ])('%s, whatever its status', (name, code) => {
    for (const status of [400, 403, 429]) expect(translate(common(name, 'x', status)).code).toBe(code);
  });

  it.each<[number, ErrorCode]>([
    [400, 'aws_validation'],
    [401, 'aws_credentials'],
    [403, 'aws_access_denied'],
    [429, 'aws_throttled'],
    [500, 'aws_unavailable'],
    [503, 'aws_unavailable'],
  ])('are told by the status %s where the name says nothing', (status, code) => {
    expect(translate(common('Unknown', 'UnknownError', status)).code).toBe(code);
  });

  it('ask to come again when throttled, and name the quota', () => {
    const error = translate(common('ThrottlingException', 'Rate exceeded', 429));
    expect(error.headers).toEqual({ 'Retry-After': '1' });
    expect(error.message).toContain('it allows 5 calls a second: Rate exceeded.');
  });
});

describe('what is no answer of the service', () => {
  const withCode = (code: string, message = ''): Error => Object.assign(new Error(message), { code });
  const named = (name: string): Error => Object.assign(new Error('no credentials'), { name });
  const parsed = (error: Error, httpStatusCode: number): Error =>
    Object.assign(error, { $metadata: { httpStatusCode, requestId: 'aws-2' } });

  it.each<[string, unknown, ErrorCode]>([
    ['reset', withCode('ECONNRESET', 'socket hang up'), 'aws_unavailable'],
    ['refused', withCode('ECONNREFUSED'), 'aws_unavailable'],
    ['unknown host', withCode('ENOTFOUND'), 'aws_unavailable'],
    ['no connection in time', Object.assign(new Error('x'), { name: 'TimeoutError' }), 'aws_unavailable'],
    ['cut off', withCode('ECONNRESET', 'aborted'), 'aws_unavailable'],
    ['HTML instead of JSON', parsed(new SyntaxError('Unexpected token <'), 200), 'aws_invalid_answer'],
    ['HTML of a gateway', parsed(new SyntaxError('Unexpected token <'), 502), 'aws_unavailable'],
    ['a timestamp as a number', parsed(new TypeError('RFC-3339 date-times…'), 200), 'aws_invalid_answer'],
    ['no credentials', named('CredentialsProviderError'), 'aws_credentials'],
    ['an expired sign-in', named('TokenProviderError'), 'aws_credentials'],
    ['something else entirely', 'a string', 'aws_unavailable'],
  ])('%s', (_name, error, code) => {
    expect(translate(error).code).toBe(code);
    expect(translate(error).message).toContain('GetStage');
  });

  it('says the deadline in seconds', () => {
    const error = translate(new UpstreamDeadline());
    expect(error).toMatchObject({ code: 'aws_timeout', status: 504 });
    expect(error.message).toContain('GetStage within 10 seconds');
  });

  it('leaves out the hint for programmers that the SDK adds', () => {
    const error = parsed(
      new SyntaxError('Unexpected token <\n  Deserialization error: to see the raw response, inspect …'),
      200,
    );
    expect(translate(error).message).not.toContain('inspect');
  });

  it('names the system error where there is no text', () => {
    expect(translate(withCode('ECONNREFUSED')).message).toContain('ECONNREFUSED.');
  });
});

describe('a change whose answer was lost', () => {
  const change = (error: unknown): string => translateError(error, 'CreateStage', 10_000).message;
  const MAYBE = 'It may have been done nevertheless: look before you try again.';
  const coded = (code: string): Error => Object.assign(new Error('x'), { code });

  it.each<[string, unknown]>([
    ['a deadline', new UpstreamDeadline()],
    ['a reset', coded('ECONNRESET')],
    ['a failure of AWS', common('InternalFailure', 'x', 500)],
    ['a page of a proxy', Object.assign(new SyntaxError('x'), { $metadata: { httpStatusCode: 200 } })],
  ])('is said to have been made perhaps: %s', (_name, error) => {
    expect(change(error)).toContain(MAYBE);
    expect(translate(error).message).not.toContain(MAYBE);
  });

  it.each<[string, unknown]>([
    ['no connection', coded('ECONNREFUSED')],
    ['no such host', coded('ENOTFOUND')],
    ['no connection in time', Object.assign(new Error('x'), { name: 'TimeoutError' })],
    ['a refusal', common('ConflictException', 'x', 409)],
    ['throttling', common('ThrottlingException', 'x', 429)],
  ])('is not, where it cannot have been: %s', (_name, error) => {
    expect(change(error)).not.toContain(MAYBE);
  });
});

it('replaces a secret that AWS quotes', () => {
  const quoted = modelled(sdk.ValidationException, 'Invalid streamKey rt_123456789012_us-east-1_abc_canary');
  expect(translate(quoted).message).not.toContain('canary');
});
