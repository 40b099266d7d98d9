import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stageChanges } from '#shared/stages/changes.ts';
import { tokenChanges } from '#shared/tokens/changes.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
const log: string[] = [];
let running: RunningConsole;
let ids: ExampleIds;
beforeAll(async () => {
  running = await startConsole({ log: (line) => log.push(line) });
  ids = await exampleIds(running);
});
afterEach(() => running.emulator.faults.clear());
afterAll(async () => running.close());

const stage = (): { connection: string; stageId: string } => ({ connection, stageId: ids['stageId'] ?? '' });

describe('a participant token', () => {
  it('allows what was asked for', async () => {
    const body = {
      duration: 60,
      userId: 'anna 🙂',
      attributes: { role: 'host' },
      capabilities: ['SUBSCRIBE' as const],
    };
    const { item, asOf } = await call(running, tokenChanges.create, { ...stage(), body });
    expect(item).toMatchObject({ ...body, participantId: expect.any(String) as string });
    expect(item.token).toMatch(/./);
    expect(item.expirationTime).toBe('2026-11-20T15:00:00.000Z');
    expect(asOf).toBe('2026-11-20T14:00:00.000Z');
  });

  it('is another each time, with AWS’s defaults where nothing was said', async () => {
    const one = await call(running, tokenChanges.create, { ...stage(), body: {} });
    const two = await call(running, tokenChanges.create, { ...stage(), body: {} });
    expect(one.item).toMatchObject({ duration: 720, capabilities: ['PUBLISH', 'SUBSCRIBE'] });
    expect(one.item.token).not.toBe(two.item.token);
    expect(one.item.participantId).not.toBe(two.item.participantId);
  });

  it('is not made for a stage that is not there', async () => {
    const sent = await attempt(running, tokenChanges.create, {
      connection,
      stageId: 'abcdefghijkl',
      body: {},
    });
    expect([sent.status, sent.json()]).toMatchObject([404, { code: 'aws_not_found' }]);
  });

  it('is kept nowhere: not by the browser, and not in the log', async () => {
    log.length = 0;
    const sent = await attempt(running, tokenChanges.create, { ...stage(), body: { userId: 'canary-user' } });
    const { item } = sent.json() as { item: { token: string } };
    const withStage = await attempt(running, stageChanges.create, {
      connection,
      body: { participantTokenConfigurations: [{}, {}] },
    });
    const { participantTokens } = withStage.json() as { participantTokens: { token: string }[] };
    expect(participantTokens).toHaveLength(2);
    for (const answer of [sent, withStage]) expect(answer.headers['cache-control']).toBe('no-store');
    const logged = log.join('');
    expect(logged).toContain('CreateParticipantToken');
    for (const { token } of [item, ...participantTokens]) {
      expect(token.length).toBeGreaterThan(20);
      expect(logged).not.toContain(token);
      // Nor a part of it, however a token is built.
      for (const part of token.split('.')) expect(logged).not.toContain(part);
    }
    expect(logged).not.toContain('canary-user');
  });

  it('is hidden where AWS quotes it in an error', async () => {
    const token = 'eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9.eyJqdGkiOiJjYW5hcnkifQ.canarysignature';
    running.emulator.faults.add({
      operation: 'CreateParticipantToken',
      kind: 'error',
      errorType: 'ValidationException',
      message: `The token ${token} is not good`,
    });
    const sent = await attempt(running, tokenChanges.create, { ...stage(), body: {} });
    expect(sent.status).toBe(400);
    expect(sent.body + log.join('')).not.toMatch(/canarysignature|eyJqdGkiOiJjYW5hcnkifQ/);
  });
});
