import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Cohorts, cohorts } from '#shared/investigator/cohort-contract.ts';
import type { Investigated } from '#shared/investigator/contract.ts';
import { jobs } from '#shared/jobs/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { addressOf } from '../testing/ask.ts';
import { type Actor, Scene } from '../testing/scene.ts';

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

/** Six people with the app for Android who fail, and twenty by browser who do not, on whatever they have. */
async function phonesFail(): Promise<{ failed: Actor[]; well: Actor[]; sessionId: string }> {
  const failed: Actor[] = [];
  const well: Actor[] = [];
  for (let number = 0; number < 20; number += 1)
    well.push(await scene.join(`web-${number}`, { device: 'web', watch: false }));
  for (let number = 0; number < 6; number += 1)
    failed.push(await scene.join(`app-${number}`, { device: 'android', watch: false }));
  scene.step(10);
  for (const actor of failed) await scene.failToPublish(actor, 'INVALID_VIDEO_CODEC');
  scene.step(10);
  return { failed, well, sessionId: failed[0]?.sessionId ?? '' };
}

const address = (sessionId: string) => ({ connection: 'emulator', stageId: scene.stageId, sessionId });

async function asked(sessionId: string): Promise<Cohorts> {
  await call(running, cohorts.askDevices, address(sessionId));
  await expect
    .poll(async () => (await call(running, cohorts.cohorts, address(sessionId))).job?.state, {
      timeout: 20_000,
    })
    .toBe('done');
  return call(running, cohorts.cohorts, address(sessionId));
}

describe('cohorts', () => {
  it('ask for nothing until somebody wants them, then for each device once', async () => {
    const { failed, sessionId } = await phonesFail();
    const before = running.emulator.calls.total;
    expect(await call(running, cohorts.cohorts, address(sessionId))).toMatchObject({
      asked: 0,
      statements: [],
    });
    expect(running.emulator.calls.total).toBe(before);

    const told = await asked(sessionId);
    expect(told).toMatchObject({
      people: 26,
      asked: 26,
      toAsk: 26,
      listed: true,
      withErrors: { known: 6, asked: 6 },
    });
    for (const operation of ['GetParticipant', 'ListParticipantEvents'])
      expect(running.emulator.calls.list({ after: before, operation })).toHaveLength(26);

    const [statement] = told.statements;
    expect(statement).toMatchObject({
      problem: { kind: 'error', code: 'INVALID_VIDEO_CODEC' },
      conditions: [{ dimension: 'os', value: 'Android' }],
      withProblem: { matching: 6, of: 6 },
      without: { of: 20 },
    });
    const others = statement?.without.matching ?? 20;
    expect(statement?.words).toContain(
      `All 6 people with INVALID_VIDEO_CODEC are on Android: 6 of 6 with INVALID_VIDEO_CODEC, ${others} of 20 without.`,
    );
    const members = await call(running, cohorts.cohortMembers, { ...address(sessionId), os: 'Android' });
    expect(members.participantIds).toHaveLength(6 + others);
    expect(members.participantIds).toEqual(
      expect.arrayContaining(failed.map(({ participantId }) => participantId)),
    );
    const troubled = await call(running, cohorts.cohortMembers, { ...address(sessionId), problem: 'error' });
    expect(troubled.participantIds).toHaveLength(6);

    // What is known is not asked again.
    const after = running.emulator.calls.total;
    await asked(sessionId);
    expect(running.emulator.calls.list({ after, operation: 'GetParticipant' })).toEqual([]);
  });

  it('are what the ladder tells of a shared problem', async () => {
    const { failed, well, sessionId } = await phonesFail();
    const question = { x: well[1]?.participantId ?? '', y: failed[0]?.participantId ?? '', at: scene.now() };
    const rung = async () => {
      const { answer } = (
        await send(running.port, { path: addressOf(scene, question) })
      ).json() as Investigated;
      return answer?.rungs.find(({ id }) => id === 'shared-problem');
    };
    expect(await rung()).toMatchObject({ verdict: 'not-available' });
    await asked(sessionId);
    expect(await rung()).toMatchObject({
      verdict: 'no',
      words: expect.stringContaining('All 6 people with INVALID_VIDEO_CODEC') as string,
      evidence: [{ kind: 'fact', words: 'The devices and events of 26 of 26 people are known.' }],
    });
  });

  it('say why they could not be had, and go on from where they were', async () => {
    const { sessionId } = await phonesFail();
    running.emulator.faults.add({
      operation: 'GetParticipant',
      kind: 'error',
      errorType: 'AccessDeniedException',
    });
    await call(running, cohorts.askDevices, address(sessionId));
    const state = async () => (await call(running, cohorts.cohorts, address(sessionId))).job;
    await expect.poll(async () => (await state())?.state, { timeout: 20_000 }).toBe('failed');
    expect((await state())?.failure).toContain('GetParticipant');
    running.emulator.faults.clear();
    expect((await asked(sessionId)).asked).toBe(26);
  });

  it('can be paused, cancelled and taken up again', async () => {
    const { sessionId } = await phonesFail();
    running.emulator.faults.add({ operation: 'GetParticipant', kind: 'hang' });
    const { job } = await call(running, cohorts.askDevices, address(sessionId));
    const jobId = job?.id ?? '';
    await call(running, jobs.pause, { connection: 'emulator', jobId });
    expect((await call(running, cohorts.cohorts, address(sessionId))).job?.state).toBe('paused');
    running.emulator.faults.clear();
    await call(running, jobs.resume, { connection: 'emulator', jobId });
    expect((await asked(sessionId)).asked).toBe(26);
  });
});
