import {
  DisconnectParticipantCommand,
  IVSRealTimeClient,
  UpdateStageCommand,
} from '@aws-sdk/client-ivs-realtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { participants } from '#shared/participants/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { type ReadEvent, readStream, type StreamReader } from '#server/testing/read-stream.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
beforeEach(async () => {
  running = await startConsole();
});
afterEach(async () => running.close(0));

interface Live {
  arn: string;
  stageId: string;
  sessionId: string;
}

/** A stage in which somebody is. */
async function liveStage(): Promise<Live> {
  const { items } = await call(running, stages.list, { connection, maxResults: 100 });
  const stage = items.find(({ activeSessionId }) => activeSessionId);
  if (!stage?.activeSessionId) throw new Error('nobody is in any stage');
  return {
    arn: stage.arn,
    stageId: stage.arn.slice(stage.arn.lastIndexOf('/') + 1),
    sessionId: stage.activeSessionId,
  };
}

function sdk(): IVSRealTimeClient {
  const { url: endpoint, region } = running.emulator;
  return new IVSRealTimeClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
}

const count = (operation: string): number => running.emulator.calls.list({ operation }).length;
const listsOf = (reader: StreamReader, endpoint: string): ReadEvent[] =>
  reader.of('news', { endpoint }).filter(({ data }) => 'list' in data);

describe('what is watched', () => {
  it('is asked for as long as somebody watches, and for all of them together', async () => {
    const { stageId, sessionId } = await liveStage();
    const topic = `${connection}/session/${stageId}/${sessionId}`;
    const readers = await Promise.all(Array.from({ length: 8 }, async () => readStream(running)));
    const before = count('GetStageSession');
    await Promise.all(readers.map((reader) => reader.subscribe(topic)));
    await expect.poll(() => count('GetStageSession')).toBeGreaterThanOrEqual(before + 2);
    for (const reader of readers) {
      await expect.poll(() => reader.of('news', { endpoint: 'sessions.get' }).length).toBeGreaterThan(1);
      expect(listsOf(reader, 'participants.list')[0]?.data['list']).toMatchObject({ whole: true });
    }
    // Eight of them saw two looks or three, not eight times as many.
    expect(count('GetStageSession') - before).toBeLessThanOrEqual(4);

    await Promise.all(readers.map((reader) => reader.subscribe()));
    const asked = running.emulator.calls.total;
    const other = await readStream(running);
    await other.subscribe(`${connection}/budget`);
    // A second look at the session would have come by now.
    await expect.poll(() => running.services.hub.isWatched({ kind: 'stages', connection })).toBe(false);
    expect(running.services.hub.isWatched({ kind: 'session', connection, stageId, sessionId })).toBe(false);
    expect(running.emulator.calls.total).toBe(asked);
  });

  it('is told as it is in AWS: first whole, then what has changed', async () => {
    const { arn, stageId } = await liveStage();
    const reader = await readStream(running);
    await reader.subscribe(`${connection}/stages`, `${connection}/stage/${stageId}`);
    await expect.poll(() => listsOf(reader, 'stages.list')).toHaveLength(1);
    const whole = listsOf(reader, 'stages.list')[0]?.data['list'] as { set: unknown[] };
    const { items } = await call(running, stages.list, { connection, maxResults: 100 });
    expect(whole.set).toEqual(items);

    await sdk().send(new UpdateStageCommand({ arn, name: 'renamed-elsewhere' }));
    await expect
      .poll(() => listsOf(reader, 'stages.list').at(-1)?.data['list'])
      .toMatchObject({ whole: false, set: [{ arn, name: 'renamed-elsewhere' }], gone: [] });
    await expect
      .poll(
        () => reader.of('news', { endpoint: 'stages.get' }).findLast(({ data }) => 'answer' in data)?.data,
      )
      .toMatchObject({ input: { connection, stageId }, answer: { item: { name: 'renamed-elsewhere' } } });

    // Who comes later gets what holds now.
    const late = await readStream(running);
    await late.subscribe(`${connection}/stage/${stageId}`);
    await expect.poll(() => late.of('subscribed')).toHaveLength(1);
    expect(
      late.events
        .filter(({ event }) => event !== 'hello')
        .map(({ event, data }) => [event, data['endpoint']]),
    ).toEqual(
      expect.arrayContaining([
        ['news', 'stages.get'],
        ['news', 'sessions.list'],
        ['news', 'compositions.list'],
        ['watch', undefined],
      ]),
    );
  });

  it('is looked at soon when something is said to have changed', async () => {
    const { arn, stageId, sessionId } = await liveStage();
    const reader = await readStream(running);
    await reader.subscribe(`${connection}/session/${stageId}/${sessionId}`);
    await expect.poll(() => listsOf(reader, 'participants.list')).toHaveLength(1);
    const first = listsOf(reader, 'participants.list')[0]?.data['list'] as {
      set: { participantId: string; state: string; replicationType?: string }[];
    };
    const somebody = first.set.find(
      ({ state, replicationType }) => state === 'CONNECTED' && replicationType !== 'REPLICA',
    );
    await sdk().send(
      new DisconnectParticipantCommand({ stageArn: arn, participantId: somebody?.participantId }),
    );
    const began = performance.now();
    running.services.hub.hurry({ kind: 'session', connection, stageId, sessionId });
    await expect
      .poll(() => listsOf(reader, 'participants.list').at(-1)?.data['list'], { interval: 20 })
      .toMatchObject({ set: [{ participantId: somebody?.participantId, state: 'DISCONNECTED' }] });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('is told to fail, with its reason, and is told again when it works', async () => {
    const { stageId } = await liveStage();
    running.emulator.faults.add({
      operation: 'GetStage',
      kind: 'error',
      errorType: 'AccessDeniedException',
      message: 'no',
    });
    const reader = await readStream(running);
    await reader.subscribe(`${connection}/stage/${stageId}`);
    const last = () => reader.of('watch').at(-1)?.data;
    await expect.poll(last).toMatchObject({ state: 'failing', failure: { code: 'aws_access_denied' } });
    running.emulator.faults.clear();
    running.services.hub.hurry({ kind: 'stage', connection, stageId });
    await expect.poll(last).toMatchObject({ state: 'live' });
  });

  it('is looked at once where it has ended', async () => {
    const { items } = await call(running, stages.list, { connection, maxResults: 100 });
    let ended: { stageId: string; sessionId: string } | undefined;
    for (const { arn } of items) {
      const stageId = arn.slice(arn.lastIndexOf('/') + 1);
      const found = (await call(running, sessions.list, { connection, stageId })).items.find(
        ({ endTime }) => endTime,
      );
      if (found?.sessionId === undefined) continue;
      ended = { stageId, sessionId: found.sessionId };
      break;
    }
    if (ended === undefined) throw new Error('no session has ended');
    const people = await call(running, participants.list, { connection, ...ended });
    const participantId = people.items[0]?.participantId ?? '';
    const reader = await readStream(running);
    const address = `${ended.stageId}/${ended.sessionId}`;
    await reader.subscribe(
      `${connection}/session/${address}`,
      `${connection}/participant/${address}/${participantId}`,
    );
    await expect
      .poll(() =>
        reader
          .of('watch', { state: 'settled', everyMs: 0 })
          .map(({ data }) => String(data['topic']))
          .toSorted((one, other) => one.localeCompare(other)),
      )
      .toEqual([`${connection}/participant/${address}/${participantId}`, `${connection}/session/${address}`]);
    expect(count('GetParticipant')).toBe(1);
  });

  it('can be the budget, which costs no call', async () => {
    await call(running, stages.list, { connection });
    const asked = running.emulator.calls.total;
    const reader = await readStream(running);
    await reader.subscribe(`${connection}/budget`);
    await expect.poll(() => reader.of('news', { endpoint: 'budget.get' })).toHaveLength(1);
    expect(running.emulator.calls.total).toBe(asked);
  });
});
