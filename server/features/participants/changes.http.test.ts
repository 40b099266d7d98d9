import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { participantChanges } from '#shared/participants/changes.ts';
import { participants } from '#shared/participants/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());

describe('a participant who is disconnected', () => {
  it('is out of the stage, and an ingest configuration is off it', async () => {
    const { items } = await call(running, ingest.list, { connection, filterByState: 'ACTIVE' });
    const through = items.find(({ redundantIngest }) => redundantIngest !== true) ?? items[0];
    const stageId = idOf(through?.stageArn ?? '');
    const { item: stage } = await call(running, stages.get, { connection, stageId });
    const sessionId = stage.activeSessionId ?? '';
    const participantId = through?.participantId ?? '';
    const person = { connection, stageId, sessionId, participantId };
    expect((await call(running, participants.get, person)).item.state).toBe('CONNECTED');

    const done = await call(running, participantChanges.disconnect, {
      connection,
      stageId,
      participantId,
      body: { reason: 'the show is over' },
    });
    expect(done).toEqual({ asOf: '2026-11-20T14:00:00.000Z' });
    running.emulator.clock.step(5_000);
    expect((await call(running, participants.get, person)).item.state).toBe('DISCONNECTED');
    const { items: events } = await call(running, participants.events, { ...person, maxResults: 100 });
    expect(events.map(({ name }) => name)).toContain('LEFT');
    const ingestConfigurationId = idOf(through?.arn ?? '');
    expect((await call(running, ingest.get, { connection, ingestConfigurationId })).item).toMatchObject({
      stageArn: '',
      state: 'INACTIVE',
    });
  });

  it('has to be known to AWS', async () => {
    const { items } = await call(running, stages.list, { connection });
    const sent = await attempt(running, participantChanges.disconnect, {
      connection,
      stageId: idOf(items[0]?.arn ?? ''),
      participantId: 'nobody-there',
      body: {},
    });
    expect([sent.status, sent.json()]).toMatchObject([404, { code: 'aws_not_found' }]);
  });
});
