import { afterEach, describe, expect, it } from 'vitest';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

let running: RunningConsole;
afterEach(async () => running.close(0));

const ask = async (headers: Record<string, string> = {}): ReturnType<typeof send> =>
  send(running.port, { path: '/.well-known/security.txt', headers });

describe('security.txt', () => {
  it('says where to report, and until when that is to be believed', async () => {
    running = await startConsole({
      securityContact: 'mailto:security@callboard.example',
      origins: ['https://callboard.example'],
    });
    // Whoever looks for it comes without a browser's headers, or by a link of another site.
    const sent = await ask({ 'sec-fetch-site': 'cross-site' });
    expect([sent.status, sent.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    const lines = sent.body.trimEnd().split('\n');
    const fields = lines.map((line) => line.split(/: /));
    expect(fields.map(([name]) => name)).toEqual(['Contact', 'Expires', 'Preferred-Languages', 'Canonical']);
    expect(lines[0]).toBe('Contact: mailto:security@callboard.example');
    expect(lines[3]).toBe('Canonical: https://callboard.example/.well-known/security.txt');
    // RFC 3339, in the future, and by less than a year.
    const [, expires = ''] = fields[1] ?? [];
    expect(expires).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
    const days = (Date.parse(expires) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(170);
    expect(days).toBeLessThan(365);
  });

  it('is not there where nobody is named, and says what to set', async () => {
    running = await startConsole();
    const sent = await ask();
    expect(sent.status).toBe(404);
    expect(sent.json()).toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('CALLBOARD_SECURITY_CONTACT') as string,
    });
  });

  it('is not told to a host that is not ours', async () => {
    running = await startConsole({ securityContact: 'https://callboard.example/report' });
    expect((await ask({ host: 'evil.test' })).status).toBe(421);
  });
});
