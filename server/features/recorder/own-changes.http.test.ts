import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { participantChanges } from '#shared/participants/changes.ts';
import { recorder } from '#shared/recorder/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
let ids: ExampleIds;
beforeEach(async () => {
  running = await startConsole();
  ids = await exampleIds(running);
});
afterEach(async () => running.close());

const because = (reason: string) => ({ 'x-callboard-reason': encodeURIComponent(reason) });
const done = async (ofId = '', stageId?: string) =>
  (await call(running, recorder.ownChanges, { connection, ofId, stageId })).items;
const stage = () => ({ connection, stageId: ids['stageId'] ?? '' });
const deleted = () => running.emulator.calls.list({ operation: 'DeleteStage' });

describe('what this console itself ends', () => {
  it('is kept with the reason that was given, in any script', async () => {
    const reason = 'wrong show – “Łódź” 🎬';
    expect((await attempt(running, stageChanges.remove, stage(), because(reason))).status).toBe(200);
    expect(await done(ids['stageId'])).toEqual([
      {
        at: expect.stringMatching(/^2026-11-20T14:00:00/) as string,
        operation: 'DeleteStage',
        resourceId: ids['stageId'],
        stageId: ids['stageId'],
        reason,
      },
    ]);
  });

  it('is kept without a reason as well, of each kind, and only where AWS has taken it', async () => {
    const { items } = await call(running, compositions.list, { connection });
    const compositionId = idOf(items.find(({ state }) => state === 'ACTIVE')?.arn ?? '');
    await call(running, compositionChanges.stop, { connection, compositionId });
    expect(await done(compositionId)).toMatchObject([{ operation: 'StopComposition' }]);
    expect((await done(compositionId))[0]?.reason).toBeUndefined();

    running.emulator.faults.add({
      operation: 'DeleteStage',
      kind: 'error',
      errorType: 'ConflictException',
      message: 'busy',
    });
    expect((await attempt(running, stageChanges.remove, stage(), because('x'))).status).toBe(409);
    expect(await done(ids['stageId'])).toEqual([]);
  });

  it('is told of a participant with the reason that went to AWS, on the stage where it was', async () => {
    const participantId = ids['participantId'] ?? '';
    await call(running, participantChanges.disconnect, {
      ...stage(),
      participantId,
      body: { reason: 'language' },
    });
    const [told] = await done(participantId, ids['stageId']);
    expect(told).toMatchObject({ operation: 'DisconnectParticipant', reason: 'language' });
    expect(await done(participantId, ids['destinationStageId'])).toEqual([]);
  });
});

describe('a reason', () => {
  it('that is too long, or no text, is refused before AWS is asked', async () => {
    for (const [header, message] of [
      [encodeURIComponent('é'.repeat(129)), 'must have at most 128 characters'],
      ['%E9', 'must be percent-encoded UTF-8'],
    ] as const) {
      const sent = await attempt(running, stageChanges.remove, stage(), { 'x-callboard-reason': header });
      expect([sent.status, sent.json()]).toMatchObject([400, { fields: [{ path: 'reason', message }] }]);
    }
    expect(deleted()).toEqual([]);
    const longest = encodeURIComponent('é'.repeat(128));
    const sent = await attempt(running, stageChanges.remove, stage(), { 'x-callboard-reason': longest });
    expect(sent.status).toBe(200);
  });

  it('of nothing but spaces is none', async () => {
    await attempt(running, stageChanges.remove, stage(), because('  '));
    expect((await done(ids['stageId']))[0]?.reason).toBeUndefined();
  });
});
