import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { type CompositionSlots, compositionSlots } from '#shared/compositions/slots.ts';
import { idOf } from '#shared/contract/ids.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { sessionEvents } from '#shared/sessions/events.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
beforeEach(async () => {
  running = await startConsole();
});
afterEach(async () => running.close());

async function activeOne(): Promise<string> {
  const { items } = await call(running, compositions.list, { connection, maxResults: 100 });
  return idOf(
    items.find(({ state, destinations }) => state === 'ACTIVE' && destinations.length === 2)?.arn ?? '',
  );
}
const slotsOf = async (compositionId: string): Promise<CompositionSlots> =>
  (await call(running, compositionSlots.slots, { connection, compositionId })).item;

describe('the slots of a composition', () => {
  it('are of everybody who is connected and has published, with their attributes, by arrival', async () => {
    const compositionId = await activeOne();
    running.emulator.calls.clear();
    const slots = await slotsOf(compositionId);
    const asked = running.emulator.calls.list().map(({ operation }) => operation);
    expect(asked.filter((operation) => operation === 'GetParticipant')).toHaveLength(slots.people.length);
    expect(slots.people.length).toBeGreaterThan(0);
    expect(slots.people.length).toBeLessThanOrEqual(12);
    const { stageId, sessionId = '' } = slots;
    const { items } = await call(running, participants.list, {
      connection,
      stageId,
      sessionId,
      filterByPublished: true,
      maxResults: 100,
    });
    const present = items
      .filter(({ state }) => state === 'CONNECTED')
      .map(({ participantId = '' }) => participantId);
    expect(slots.people.map(({ participantId }) => participantId).toSorted()).toEqual(present.toSorted());
    const joined = slots.people.map(({ joinedAt = '' }) => joinedAt);
    expect(joined).toEqual(joined.toSorted());
    for (const { participantId, attributes } of slots.people) {
      const one = await call(running, participants.get, { connection, stageId, sessionId, participantId });
      expect(attributes).toEqual(one.item.attributes ?? {});
    }
    expect(slots.canvases[0]).toMatchObject({
      width: expect.any(Number) as number,
      height: expect.any(Number) as number,
    });
    expect(slots.canvases.flatMap(({ destinations }) => destinations)).toHaveLength(2);
  });

  it('are of the virtual participant of a redundant ingest, and not of its two encoders', async () => {
    const { items } = await call(running, ingest.list, { connection, filterByState: 'ACTIVE' });
    const redundant = items.filter(({ redundantIngest }) => redundantIngest === true);
    const all = await call(running, compositions.list, { connection, maxResults: 100 });
    const found = all.items.find(
      ({ stageArn, state }) => state === 'ACTIVE' && redundant.some((one) => one.stageArn === stageArn),
    );
    const { stageId, sessionId = '', people } = await slotsOf(idOf(found?.arn ?? ''));
    const listed = await call(running, participants.list, {
      connection,
      stageId,
      sessionId,
      maxResults: 100,
    });
    const shown = new Set(people.map(({ participantId }) => participantId));
    const [virtual, physical] = [true, false].map((isVirtual) =>
      listed.items
        .filter(({ redundantIngest, state }) => redundantIngest === true && state === 'CONNECTED')
        .map(({ participantId = '' }) => participantId)
        .filter((id) => redundant.some((one) => one.participantId === id) === isVirtual),
    );
    expect([virtual?.length, physical?.length]).toEqual([1, 2]);
    expect(virtual?.every((id) => shown.has(id))).toBe(true);
    expect(physical?.some((id) => shown.has(id))).toBe(false);
  });

  it('tell by events who publishes now, where they are loaded', async () => {
    const compositionId = await activeOne();
    const before = await slotsOf(compositionId);
    expect([before.eventsKnown, new Set(before.people.map(({ publishing }) => publishing))]).toEqual([
      false,
      new Set(['likely']),
    ]);
    const { stageId, sessionId = '' } = before;
    await call(running, sessionEvents.startLoading, {
      connection,
      stageId,
      sessionId,
      body: { whose: 'everybody', anew: false },
    });
    await expect.poll(async () => (await slotsOf(compositionId)).eventsKnown).toBe(true);
    const after = await slotsOf(compositionId);
    expect(after.people.every(({ publishing }) => publishing !== 'likely')).toBe(true);
  });

  it('of one that AWS does not know are not there', async () => {
    const sent = await attempt(running, compositionSlots.slots, {
      connection,
      compositionId: 'NoSuchOneHere',
    });
    expect([sent.status, sent.json()]).toMatchObject([404, { code: 'aws_not_found' }]);
  });
});
