import { ListStagesCommand } from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw, signatureHeaders } from './testing/raw-request.ts';
import { startSmallService, type SmallService } from './testing/small-service.ts';

let service: SmallService;

beforeAll(async () => {
  service = await startSmallService();
});
afterAll(() => service.close());

const MINUTE = 60_000;

describe('a client with wrong credentials', () => {
  it.each([
    [
      'a wrong secret',
      { credentials: { accessKeyId: 'test', secretAccessKey: 'wrong' } },
      'InvalidSignatureException',
      /signature we calculated does not match/,
    ],
    [
      'an unknown key',
      { credentials: { accessKeyId: 'nobody', secretAccessKey: 'test' } },
      'UnrecognizedClientException',
      /security token included in the request is invalid/,
    ],
    [
      'another Region',
      { region: 'eu-central-1' },
      'InvalidSignatureException',
      /scoped to a valid region, not 'eu-central-1'/,
    ],
    ['a clock behind', { systemClockOffset: -6 * MINUTE }, 'InvalidSignatureException', /Signature expired/],
    ['a clock ahead', { systemClockOffset: 6 * MINUTE }, 'InvalidSignatureException', /not yet current/],
  ])('is refused for %s', async (_what, config, name, text) => {
    const call = service.client(config).send(new ListStagesCommand({}));
    await expect(call).rejects.toMatchObject({
      name,
      message: expect.stringMatching(text),
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('is accepted with a clock four minutes off, and corrects a worse one by itself', async () => {
    const near = service.client({ systemClockOffset: 4 * MINUTE });
    expect((await near.send(new ListStagesCommand({}))).stages).toHaveLength(1);
    const far = service.client({ systemClockOffset: -20 * MINUTE, maxAttempts: 2 });
    expect((await far.send(new ListStagesCommand({}))).$metadata.attempts).toBe(2);
  });

  it('does not care for the time of the world', async () => {
    service.clock.step(365 * 24 * 60 * MINUTE);
    expect((await service.client().send(new ListStagesCommand({}))).stages).toHaveLength(1);
  });
});

describe('a request without the SDK', () => {
  it('needs a signature', async () => {
    const answer = await fetch(`${service.url}/ListStages`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
    expect(await answer.json()).toEqual({ message: 'Missing Authentication Token' });
  });

  it('needs a whole one', async () => {
    const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=test' };
    const answer = await sendRaw(service.port, { signed: false, headers });
    expect(answer).toMatchObject({
      status: 403,
      headers: { 'x-amzn-errortype': 'IncompleteSignatureException' },
    });
  });

  it('is bound to the body it was signed for', async () => {
    const headers = signatureHeaders('POST', '/ListStages', `127.0.0.1:${service.port}`, '{}');
    expect((await sendRaw(service.port, { signed: false, headers, body: '{}' })).status).toBe(200);
    const changed = await sendRaw(service.port, { signed: false, headers, body: '{"maxResults":1}' });
    expect(changed).toMatchObject({
      status: 403,
      headers: { 'x-amzn-errortype': 'InvalidSignatureException' },
    });
  });
});
