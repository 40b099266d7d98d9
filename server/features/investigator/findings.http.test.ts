import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Investigated } from '#shared/investigator/contract.ts';
import { findings } from '#shared/investigator/findings.ts';
import { participantChanges } from '#shared/participants/changes.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { type StorePlace, storeUnderTest } from '#server/testing/store-under-test.ts';
import { addressOf } from './testing/ask.ts';
import { Scene } from './testing/scene.ts';

const connection = 'emulator';
let store: StorePlace;
let running: RunningConsole;
let emulator: RunningConsole['emulator'];
let first: RunningConsole;
let scene: Scene;

beforeAll(async () => {
  store = await storeUnderTest();
  // The world outlives the console, as AWS does.
  first = await startConsole({ scenario: 'empty' });
  ({ emulator } = first);
  running = await startConsole({ emulator, store });
});
beforeEach(async () => {
  scene = await Scene.open(emulator);
});
afterEach(() => scene.close());
afterAll(async () => {
  await running.close();
  await first.close();
  await store.remove();
});

async function restart(): Promise<void> {
  await running.close();
  running = await startConsole({ emulator, store });
}

/** Ana did not receive Ben, who had stopped. */
async function asked(): Promise<Investigated & { answerId: string }> {
  const x = await scene.join('ana');
  const y = await scene.join('ben');
  await scene.publish(y);
  scene.step(30);
  await scene.unpublish(y);
  const at = scene.step(20);
  const path = addressOf(scene, { x: x.participantId, y: y.participantId, at });
  const answer = (await send(running.port, { path })).json() as Investigated;
  return { ...answer, answerId: answer.answerId ?? '' };
}

const keep = async (answerId: string) =>
  call(running, findings.keepFinding, { connection, body: { answerId } });

describe('a finding', () => {
  it('is the answer as it was given, without asking AWS, and outlives a restart and what it was about', async () => {
    const { answerId, answer, asOf, calls } = await asked();
    const before = emulator.calls.total;
    const { id, ...line } = await keep(answerId);
    expect(line).toMatchObject({
      version: 1,
      x: 'ana',
      y: 'ben',
      at: answer?.at,
      words: 'ben had stopped publishing 20 seconds before.',
      author: 'test-administrator',
    });
    const kept = await call(running, findings.finding, { connection, findingId: id });
    expect(kept).toMatchObject({ answer, asOf, calls, stageArn: scene.stageArn, region: emulator.region });
    expect(emulator.calls.total).toBe(before);

    await restart();
    expect(await call(running, findings.finding, { connection, findingId: id })).toEqual(kept);
    // Not even what is forgotten of the session takes it along.
    await running.services.retention.run();
    expect(await call(running, findings.finding, { connection, findingId: id })).toEqual(kept);
  });

  it('is kept once, however often that is asked for', async () => {
    const { answerId } = await asked();
    const kept = await Promise.all([keep(answerId), keep(answerId), keep(answerId)]);
    expect(new Set(kept.map(({ id, keptAt }) => `${id} ${keptAt}`)).size).toBe(1);
  });

  it('is listed page by page, the newest first, and is gone once it was deleted', async () => {
    const { id } = await keep((await asked()).answerId);
    const all = (await call(running, findings.findings, { connection })).items.map((one) => one.id);
    expect(all[0]).toBe(id);
    const paged: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await call(running, findings.findings, {
        connection,
        maxResults: 1,
        ...(nextToken === undefined ? {} : { nextToken }),
      });
      paged.push(...page.items.map((one) => one.id));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(paged).toEqual(all);

    await call(running, findings.removeFinding, { connection, findingId: id });
    for (const endpoint of [findings.finding, findings.removeFinding])
      expect((await attempt(running, endpoint, { connection, findingId: id })).status).toBe(404);
  });

  it('is not made of an answer that the console no longer has', async () => {
    const { answerId } = await asked();
    await restart();
    const sent = await attempt(running, findings.keepFinding, { connection, body: { answerId } });
    expect([sent.status, sent.body]).toEqual([404, expect.stringContaining('Refresh the page') as string]);
  });
});

describe('whom this console took out', () => {
  it('is known after a restart, once each, and only of that session', async () => {
    const x = await scene.join('ana');
    const y = await scene.join('ben');
    await scene.publish(y);
    scene.step(30);
    await call(running, participantChanges.disconnect, {
      connection,
      stageId: scene.stageId,
      participantId: y.participantId,
      body: { reason: 'language' },
    });
    const at = scene.step(20);
    await restart();
    const path = addressOf(scene, { x: x.participantId, y: y.participantId, at });
    const { answer } = (await send(running.port, { path })).json() as Investigated;
    expect(answer?.conclusion).toMatchObject({ cause: 'y-was-disconnected', confidence: 'certain' });
    const rung = answer?.rungs.find(({ id }) => id === 'disconnected-here');
    expect(rung).toMatchObject({ verdict: 'no', words: '1 time, by this console’s own record.' });
    const rows = await running.services.store.db.selectFrom('own_disconnects').selectAll().execute();
    expect(rows).toMatchObject([{ participant_id: y.participantId, reason: 'language' }]);
  });
});
