import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answered, Investigated } from '#shared/investigator/contract.ts';
import { participantChanges } from '#shared/participants/changes.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { addressOf } from './testing/ask.ts';
import { Scene } from './testing/scene.ts';

let running: RunningConsole;
let scene: Scene;

beforeAll(async () => {
  running = await startConsole({ scenario: 'empty' });
});
beforeEach(async () => {
  scene = await Scene.open(running.emulator);
});
afterEach(() => {
  scene.close();
  running.emulator.faults.clear();
});
afterAll(async () => running.close());

type Question = Parameters<typeof addressOf>[1];

async function ask(question: Question) {
  const path = addressOf(scene, question);
  return send(running.port, { path });
}

async function answered(question: Question): Promise<Answered> {
  const sent = await ask(question);
  expect([sent.status, sent.body]).toMatchObject([200, expect.anything()]);
  const { answer } = sent.json() as Investigated;
  if (!answer) throw new Error(`an estimate came: ${sent.body}`);
  return answer;
}

/** Ana receives Ben. */
async function pair() {
  const x = await scene.join('ana');
  const y = await scene.join('ben');
  await scene.publish(y);
  const at = scene.step(60);
  return { x, y, at };
}

describe('an investigation', () => {
  it('gives the devices and the lanes of both beside its verdict', async () => {
    const { x, y, at } = await pair();
    const answer = await answered({ x: 'ana', y: 'ben', at });
    expect(answer.x).toMatchObject({
      name: 'ana',
      participants: [{ participantId: x.participantId, sdkVersion: expect.any(String) as string }],
      lanes: [{ eventsKnown: 'whole', receiving: [{ from: expect.any(String) as string }] }],
    });
    expect(answer.y.lanes).toMatchObject([
      { participantId: y.participantId, publishing: [{ from: expect.any(String) as string }] },
    ]);
    expect(answer.session?.sessionId).toBe(x.sessionId);
    expect(answer.rungs.map(({ id }) => id)).toEqual([
      'session',
      'same-session',
      'x-present',
      'y-present',
      'y-publishing',
      'y-could-publish',
      'x-subscribed',
      'x-could-subscribe',
      'one-identity',
      'errors-nearby',
      'disconnected-here',
      'shared-problem',
      'media',
    ]);
    expect(answer.cannotTell.length).toBeGreaterThan(2);
  });

  it('knows whom this console took out', async () => {
    const { x, y, at: before } = await pair();
    scene.step(5);
    await call(running, participantChanges.disconnect, {
      connection: 'emulator',
      stageId: scene.stageId,
      participantId: y.participantId,
      body: { reason: 'language' },
    });
    const at = scene.step(20);
    const { conclusion, rungs } = await answered({ x: x.participantId, y: y.participantId, at });
    expect(conclusion).toMatchObject({ cause: 'y-was-disconnected', confidence: 'certain' });
    expect(conclusion.evidence).toMatchObject([
      { kind: 'event', name: 'LEFT' },
      { kind: 'fact', words: expect.stringContaining('language') as string },
    ]);
    expect(rungs.find(({ id }) => id === 'disconnected-here')?.verdict).toBe('no');
    expect((await answered({ x: x.participantId, y: y.participantId, at: before })).conclusion.cause).toBe(
      'no-fault',
    );
  });

  it('tells no stream key of the ingest configuration that it reads', async () => {
    const x = await scene.join('ana');
    const { redundantIngestCredentials: [one] = [] } = await scene.ingestConfiguration('playout', {
      redundantIngest: true,
    });
    await scene.startEncoder(one?.streamKey);
    const at = scene.step(30);
    const { status, body } = await ask({ x: x.participantId, y: one?.participantId ?? '', at });
    expect(status).toBe(200);
    expect(body).not.toContain('rt_');
  });

  it('says first what it would cost to read more than a page of events', async () => {
    const { x, y } = await pair();
    for (let time = 0; time < 101; time += 1) {
      await scene.failToPublish(x, 'BITRATE_EXCEEDED');
      scene.step(1);
    }
    const question = { x: x.participantId, y: y.participantId, at: scene.now() };
    const { estimate, answer } = (await ask(question)).json() as Investigated;
    expect(answer).toBeUndefined();
    expect(estimate?.calls).toBeGreaterThan(2);
    expect(estimate?.reasons.join()).toContain(x.participantId);
    expect((await answered({ ...question, confirm: true })).conclusion.cause).toBe('no-fault');
  });

  it('says first what it would cost to read many participants of one person', async () => {
    const { x, y } = await pair();
    for (let time = 0; time < 5; time += 1) {
      await scene.rejoin(x, true);
      scene.step(1);
    }
    const question = { x: 'ana', y: y.participantId, at: scene.now() };
    const { estimate, calls } = (await ask(question)).json() as Investigated;
    expect(estimate).toMatchObject({ calls: 14 });
    expect(calls).toBeLessThan(9);
    expect((await answered({ ...question, confirm: true })).conclusion.cause).toBe('no-fault');
  });

  it('is refused about one person, without a time, and for a session that is not there', async () => {
    const { at } = await pair();
    expect((await ask({ x: 'ana', y: 'ana', at })).json()).toMatchObject({
      code: 'bad_request',
      fields: [{ path: 'query.y' }],
    });
    const path = addressOf(scene, { x: 'ana', y: 'ben', at }).replace(/at=[^&]*/, 'at=14:05');
    expect((await send(running.port, { path })).json()).toMatchObject({
      code: 'bad_request',
      fields: [{ path: 'query.at' }],
    });
    const sent = await ask({ x: 'ana', y: 'ben', at, sessionId: 'st-abcdefghijklm' });
    expect([sent.status, sent.json()]).toMatchObject([404, { code: 'aws_not_found' }]);
  });
});

describe('what an investigation costs', () => {
  const callsOf = async (
    question: Question,
  ): Promise<{ made: number; operations: string[]; told: number }> => {
    const before = running.emulator.calls.total;
    const sent = await ask(question);
    const all = running.emulator.calls.list({ after: before }).map(({ operation }) => operation);
    // CloudWatch has rates of its own, and is asked once beside the nine where there is somebody to measure.
    const operations = all.filter((operation) => operation !== 'GetMetricData');
    expect(all.length - operations.length).toBeLessThanOrEqual(1);
    const made = operations.length;
    const { answer, calls } = sent.json() as Investigated;
    expect(answer).toBeDefined();
    return { made, operations, told: calls };
  };

  it('is at most nine calls where each person is one participant, however they are asked about', async () => {
    const { x, y, at } = await pair();
    const { sessionId } = x;
    for (const question of [
      { x: 'ana', y: 'ben', at },
      { x: 'ana', y: 'ben', at, sessionId },
      { x: x.participantId, y: y.participantId, at },
      { x: x.participantId, y: y.participantId, at, sessionId },
      { x: 'nobody', y: 'ben', at, sessionId },
      { x: 'ana', y: 'nobody-else', at },
    ]) {
      const { made, operations, told } = await callsOf(question);
      expect([question, made <= 9, operations]).toEqual([question, true, operations]);
      expect(told).toBe(made);
    }
    // By participant ids: the session, and for each GetParticipant, the list by user id, and the events.
    expect(
      (await callsOf({ x: x.participantId, y: y.participantId, at, sessionId })).operations.toSorted(),
    ).toEqual([
      'GetParticipant',
      'GetParticipant',
      'GetStageSession',
      'ListParticipantEvents',
      'ListParticipantEvents',
      'ListParticipants',
      'ListParticipants',
    ]);
  });

  it('is two calls more for each further participant of a person', async () => {
    const { x, y, at } = await pair();
    const question = { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    const { made: before } = await callsOf(question);
    for (let further = 1; further <= 4; further += 1) {
      await scene.rejoin(further % 2 === 0 ? x : y, true);
      const { made } = await callsOf({ ...question, at: scene.step(1) });
      expect(made).toBe(before + 2 * further);
    }
  });

  it('is one page of events more where somebody has more than a hundred, once that was confirmed', async () => {
    const { x, y, at } = await pair();
    const question = { x: x.participantId, y: y.participantId, at, sessionId: x.sessionId };
    const { made: before } = await callsOf(question);
    for (let time = 0; time < 101; time += 1) {
      await scene.failToPublish(x, 'BITRATE_EXCEEDED');
      scene.step(1);
    }
    const first = running.emulator.calls.total;
    const { estimate } = (await ask(question)).json() as Investigated;
    expect(estimate?.calls).toBeGreaterThan(0);
    expect(running.emulator.calls.total - first).toBeLessThanOrEqual(9);
    expect((await callsOf({ ...question, confirm: true })).made).toBe(before + 1);
  });
});
