import { ListStagesCommand } from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendBytes, sendRaw } from './testing/raw-request.ts';
import { startSmallService, type SmallService } from './testing/small-service.ts';

let service: SmallService;

beforeAll(async () => {
  service = await startSmallService();
});
afterAll(() => service.close());

describe('the Host wall', () => {
  const targets = ['/ListStages', '/tags/arn', '/nothing', '/_emulator/clock'];
  const foreign = (port: number) => [
    'evil.test',
    `evil.test:${port}`,
    `127.0.0.1.nip.io:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `0.0.0.0:${port}`,
    `127.0.0.1:${port}@evil.test`,
    `127.0.0.1:${port}.`,
    `[::ffff:127.0.0.1]:${port}`,
  ];

  it('misdirects every name but the emulator’s own', async () => {
    for (const path of targets) {
      for (const host of foreign(service.port)) {
        const answer = await sendRaw(service.port, { path, headers: { host, 'x-emulator-control': '1' } });
        expect([path, host, answer.status]).toEqual([path, host, 421]);
      }
    }
  });

  it('lets the three names of loopback through', async () => {
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      const answer = await sendRaw(service.port, { headers: { host: `${name}:${service.port}` } });
      expect(answer.status).toBe(200);
    }
  });

  it('misdirects a request without Host', async () => {
    const empty = await sendBytes(
      service.port,
      'POST /ListStages HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n',
    );
    expect(empty).toMatch(/^HTTP\/1.1 421 /);
    expect(await sendBytes(service.port, 'POST /ListStages HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 421 /,
    );
    expect(await sendBytes(service.port, 'POST /ListStages HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 421 /);
  });
});

describe('the size wall', () => {
  const errorType = (answer: Awaited<ReturnType<typeof sendRaw>>) => [
    answer.status,
    answer.headers['x-amzn-errortype'],
  ];

  it('takes a body of one mebibyte and not a byte more', async () => {
    const filler = (bytes: number) => `{"x":"${'x'.repeat(bytes - 8)}"}`;
    expect((await sendRaw(service.port, { body: filler(1_048_576) })).status).toBe(200);
    expect(errorType(await sendRaw(service.port, { body: filler(1_048_577) }))).toEqual([
      413,
      'RequestEntityTooLargeException',
    ]);
    expect(errorType(await sendRaw(service.port, { body: filler(6_000_000) }))).toEqual([
      413,
      'RequestEntityTooLargeException',
    ]);
    expect((await sendRaw(service.port, {})).status).toBe(200);
  });

  it('refuses large headers', async () => {
    const answer = await sendRaw(service.port, { headers: { 'x-large': 'x'.repeat(20_000) } });
    expect(errorType(answer)).toEqual([431, 'MalformedHttpRequestException']);
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['garbage', 'hello there\r\n\r\n'],
    ['a broken header', 'POST /ListStages HTTP/1.1\r\nHost\r\n\r\n'],
    ['two lengths', 'POST /ListStages HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a NUL in the path', 'POST /List\0Stages HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
  ])('%s is refused as AWS would', async (_what, bytes) => {
    const answer = await sendBytes(service.port, bytes);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('x-amzn-ErrorType: MalformedHttpRequestException');
  });

  it('CONNECT is no operation', async () => {
    const answer = await sendBytes(
      service.port,
      `CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n`,
    );
    expect(answer).toContain('x-amzn-ErrorType: UnknownOperationException');
  });
});

describe('the address', () => {
  it('is loopback or none', async () => {
    const refused = startSmallService({ host: '0.0.0.0' });
    await expect(refused).rejects.toThrow('The emulator listens on loopback only, not on 0.0.0.0.');
  });

  it('is free again after close, with calls still open', async () => {
    const other = await startSmallService();
    other.faults.add({ operation: '*', kind: 'hang' });
    const call = other.client().send(new ListStagesCommand({}));
    // Caught at once: the rejection comes while the test still waits for the server to close.
    const ended = call.catch((error: unknown) => error);
    await expect.poll(() => other.calls.total).toBe(1);
    await other.close();
    expect(await ended).toMatchObject({ code: 'ECONNRESET' });
    await expect(sendRaw(other.port, {})).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
