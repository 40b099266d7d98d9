import {
  CreateStageCommand,
  DeleteStageCommand,
  IVSRealTimeClient,
  StartParticipantReplicationCommand,
  StopParticipantReplicationCommand,
} from '@aws-sdk/client-ivs-realtime';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { pathsOfPeople } from '#shared/replication/paths-of-people.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
let client: IVSRealTimeClient;
beforeAll(async () => {
  running = await startConsole({ scenario: 'empty' });
  client = new IVSRealTimeClient({
    endpoint: running.emulator.url,
    region: running.emulator.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
});
afterEach(() => running.emulator.faults.clear());
afterAll(async () => {
  client.destroy();
  await running.close();
});

interface Actor {
  participantId: string;
  sessionId: string;
}

async function control(path: string, body: object): Promise<Actor> {
  const answer = await fetch(`${running.emulator.url}/_emulator/${path}`, {
    method: 'POST',
    headers: { 'x-emulator-control': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Actor;
}

const newStage = async (): Promise<string> =>
  (await client.send(new CreateStageCommand({}))).stage?.arn ?? '';

/** Ben publishes in one stage and is seen in two others, in the first of which he is not seen any more. */
async function benTravels() {
  const [home, first, second] = [await newStage(), await newStage(), await newStage()];
  const ben = await control('people', { stageArn: home, userId: 'ben' });
  const there = await control('people', { stageArn: first, userId: 'ana' });
  await control('people', { stageArn: second, userId: 'cleo' });
  await control(`people/${ben.participantId}/publish`, { stageArn: home });
  const pair = (destinationStageArn: string) => ({
    sourceStageArn: home,
    destinationStageArn,
    participantId: ben.participantId,
  });
  running.emulator.clock.step(10_000);
  await client.send(new StartParticipantReplicationCommand(pair(first)));
  running.emulator.clock.step(10_000);
  await client.send(new StopParticipantReplicationCommand(pair(first)));
  running.emulator.clock.step(10_000);
  await client.send(new StartParticipantReplicationCommand(pair(second)));
  running.emulator.clock.step(10_000);
  return { home, first, second, ben, there };
}

const at = (stageArn: string, { sessionId }: Actor) => ({ connection, stageId: idOf(stageArn), sessionId });

describe('the map of a session', () => {
  it('has whom it sends and whom it gets, with the state of each', async () => {
    const { home, first, second, ben, there } = await benTravels();
    const out = await call(running, pathsOfPeople.map, at(home, ben));
    expect(out).toMatchObject({ sources: 1, asked: 1 });
    const found = out.links.map(({ toStageId, state, userId }) => [toStageId, state, userId]);
    expect(found).toContainEqual([idOf(second), 'ACTIVE', 'ben']);
    const back = await call(running, pathsOfPeople.map, at(first, there));
    expect(back.links).toMatchObject([
      { participantId: ben.participantId, fromStageId: idOf(home), toStageId: idOf(first), state: 'STOPPED' },
    ]);
  });

  it('reads every page of replicas, fifty at a time', async () => {
    const { home, ben } = await benTravels();
    const before = running.emulator.calls.total;
    await call(running, pathsOfPeople.map, at(home, ben));
    const asked = running.emulator.calls.list({ after: before, operation: 'ListParticipantReplicas' });
    expect(asked).toMatchObject([{ input: { maxResults: 50, participantId: ben.participantId } }]);
  });
});

describe('the way of a person', () => {
  it('is the same whichever of their sessions is asked about, on one axis', async () => {
    const { home, first, second, ben, there } = await benTravels();
    const { participantId } = ben;
    const fromHome = await call(running, pathsOfPeople.journey, { ...at(home, ben), participantId });
    expect(fromHome).toMatchObject({ participantId, userId: 'ben' });
    expect(fromHome.places.map(({ role, lane }) => [role, lane.stageId])).toEqual(
      [
        ['source', idOf(home)],
        ['replica', idOf(first)],
        ['replica', idOf(second)],
      ].filter(([, stageId]) => fromHome.places.some(({ lane }) => lane.stageId === stageId)),
    );
    expect(fromHome.turns.map(({ name, stageId }) => [name, stageId])).toEqual([
      ['REPLICATION_STARTED', idOf(first)],
      ['REPLICATION_STOPPED', idOf(first)],
      ['REPLICATION_STARTED', idOf(second)],
    ]);
    const [source] = fromHome.places;
    expect(source?.lane).toMatchObject({
      eventsKnown: 'whole',
      publishing: [{ from: expect.any(String) as string }],
    });

    const fromFirst = await call(running, pathsOfPeople.journey, { ...at(first, there), participantId });
    expect(fromFirst.places[0]).toEqual(source);
    const stay = fromFirst.places.find(({ lane }) => lane.stageId === idOf(first));
    // Seen there for the ten seconds between the start and the stop.
    const [presence] = stay?.lane.presence ?? [];
    expect(Date.parse(presence?.to ?? '') - Date.parse(presence?.from ?? '')).toBe(10_000);
  });

  it('says what of it cannot be read any more', async () => {
    const { home, first, ben, there } = await benTravels();
    const { participantId } = ben;
    running.emulator.clock.step(60_000);
    await client.send(new DeleteStageCommand({ arn: home }));
    const sent = await attempt(running, pathsOfPeople.journey, { ...at(first, there), participantId });
    expect([sent.status, sent.body]).toMatchObject([200, expect.stringContaining(idOf(first)) as string]);
  });

  it('is not found for somebody who was not there', async () => {
    const { home, ben } = await benTravels();
    const sent = await attempt(running, pathsOfPeople.journey, { ...at(home, ben), participantId: 'nobody' });
    expect([sent.status, sent.json()]).toMatchObject([404, { code: 'aws_not_found' }]);
  });
});
