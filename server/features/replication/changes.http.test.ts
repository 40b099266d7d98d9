import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { participants } from '#shared/participants/contract.ts';
import { replicationChanges } from '#shared/replication/changes.ts';
import { replication } from '#shared/replication/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());

/** Somebody who publishes now, in a stage that is live. */
async function aPublisher(): Promise<{ stageId: string; participantId: string }> {
  const { items } = await call(running, stages.list, { connection, maxResults: 100 });
  for (const { arn, activeSessionId = '' } of items) {
    if (activeSessionId === '') continue;
    const session = { connection, stageId: idOf(arn), sessionId: activeSessionId };
    const people = await call(running, participants.list, { ...session, filterByState: 'CONNECTED' });
    for (const { participantId = '', replicationType } of people.items) {
      if (replicationType !== 'NONE') continue;
      const { items: events } = await call(running, participants.events, {
        ...session,
        participantId,
        maxResults: 100,
      });
      const count = (wanted: string): number => events.filter(({ name }) => name === wanted).length;
      if (count('PUBLISH_STARTED') > count('PUBLISH_STOPPED')) return { stageId: idOf(arn), participantId };
    }
  }
  throw new Error('nobody publishes');
}

describe('a replica', () => {
  it('is started in a stage, begins a session there, and is stopped', async () => {
    const source = { connection, ...(await aPublisher()) };
    const { item: stage } = await call(running, stageChanges.create, { connection, body: {} });
    const destinationStageId = idOf(stage.arn);

    await call(running, replicationChanges.start, {
      ...source,
      body: { destinationStageId, reconnectWindowSeconds: 60, attributes: { shown: 'here' } },
    });
    const replicas = async () => (await call(running, replication.list, source)).items;
    expect(await replicas()).toMatchObject([
      { destinationStageArn: stage.arn, participantId: source.participantId, replicationState: 'ACTIVE' },
    ]);
    const { activeSessionId = '' } = (
      await call(running, stages.get, { connection, stageId: destinationStageId })
    ).item;
    const there = { connection, stageId: destinationStageId, sessionId: activeSessionId };
    const { item } = await call(running, participants.get, { ...there, participantId: source.participantId });
    expect(item).toMatchObject({ replicationType: 'REPLICA', attributes: { shown: 'here' } });

    const again = await attempt(running, replicationChanges.start, {
      ...source,
      body: { destinationStageId },
    });
    expect([again.status, again.json()]).toMatchObject([409, { code: 'aws_conflict' }]);

    running.emulator.clock.step(10_000);
    const { asOf } = await call(running, replicationChanges.stop, { ...source, destinationStageId });
    expect(asOf).toBe('2026-11-20T14:00:10.000Z');
    expect((await replicas()).filter(({ replicationState }) => replicationState === 'ACTIVE')).toEqual([]);
  });
});
