import { expect } from 'vitest';
import { anywhere, simulated } from './case.ts';
import { given, makePublisher, makeStage } from './make.ts';
import { NEEDS_PEOPLE, type SomeSuccesses } from './success.ts';
import type { SimulatedTarget } from './target.ts';

/** Two stages and somebody who publishes on the first. */
async function twoStages(target: SimulatedTarget) {
  const [sourceStageArn, destinationStageArn] = [await makeStage(target), await makeStage(target)];
  const person = await makePublisher(target.simulate, sourceStageArn, { attributes: { role: 'host' } });
  const { participantId } = person;
  return { person, pair: { sourceStageArn, destinationStageArn, participantId } };
}

export const PARTICIPANT_SUCCESSES = {
  GetParticipant: simulated(NEEDS_PEOPLE, async (target) => {
    const stageArn = await makeStage(target);
    const more = { userId: 'ana', attributes: { role: 'host' }, device: 'web' };
    const { sessionId, participantId } = await makePublisher(target.simulate, stageArn, more);
    const { participant } = await target.call('GetParticipant', { stageArn, sessionId, participantId });
    expect(participant).toMatchObject({
      participantId,
      userId: 'ana',
      state: 'CONNECTED',
      published: true,
      attributes: { role: 'host' },
      firstJoinTime: await target.simulate.now(),
      recordingState: 'DISABLED',
      replicationType: 'NONE',
      redundantIngest: false,
      browserName: expect.stringMatching(/\w/) as string,
      sdkVersion: expect.stringMatching(/\d/) as string,
    });
  }),
  ListParticipants: simulated(NEEDS_PEOPLE, async (target) => {
    const stageArn = await makeStage(target);
    const { sessionId, participantId } = await makePublisher(target.simulate, stageArn, { userId: 'ana' });
    await target.simulate.join({ stageArn, userId: 'bob' });
    const idsOf = async (filter: object) =>
      ((await target.call('ListParticipants', { stageArn, sessionId, ...filter })).participants ?? []).map(
        ({ userId = '' }) => userId,
      );
    expect((await idsOf({})).toSorted()).toEqual(['ana', 'bob']);
    expect(await idsOf({ filterByUserId: 'ana' })).toEqual(['ana']);
    expect(await idsOf({ filterByPublished: true })).toEqual(['ana']);
    expect(await idsOf({ filterByState: 'DISCONNECTED' })).toEqual([]);
    expect(await idsOf({ filterByRecordingState: 'ACTIVE' })).toEqual([]);
    expect(participantId).toMatch(/\w/);
  }),
  ListParticipantEvents: simulated(NEEDS_PEOPLE, async (target) => {
    const stageArn = await makeStage(target);
    const person = await makePublisher(target.simulate, stageArn);
    const begun = await target.simulate.now();
    await target.simulate.step(5);
    await target.simulate.act(person, 'unpublish');
    const { sessionId, participantId } = person;
    const { events = [] } = await target.call('ListParticipantEvents', {
      stageArn,
      sessionId,
      participantId,
    });
    expect(events.map(({ name = '' }) => String(name)).toSorted()).toEqual([
      'JOINED',
      'PUBLISH_STARTED',
      'PUBLISH_STOPPED',
    ]);
    expect(events.every((event) => event.participantId === participantId)).toBe(true);
    expect(events.find(({ name }) => name === 'JOINED')?.eventTime).toEqual(begun);
  }),
  DisconnectParticipant: simulated(NEEDS_PEOPLE, async (target) => {
    const stageArn = await makeStage(target);
    const { sessionId, participantId } = await makePublisher(target.simulate, stageArn);
    await target.simulate.step(5);
    await target.call('DisconnectParticipant', { stageArn, participantId, reason: 'enough' });
    const { participant } = await target.call('GetParticipant', { stageArn, sessionId, participantId });
    expect(participant?.state).toBe('DISCONNECTED');
  }),
  StartParticipantReplication: simulated(NEEDS_PEOPLE, async (target) => {
    const { pair, person } = await twoStages(target);
    const attributes = { seat: '2' };
    await target.call('StartParticipantReplication', { ...pair, attributes, reconnectWindowSeconds: 60 });
    const stageArn = pair.destinationStageArn;
    const { stage } = await target.call('GetStage', { arn: stageArn });
    const sessionId = given(stage?.activeSessionId);
    const { participant } = await target.call('GetParticipant', {
      stageArn,
      sessionId,
      participantId: person.participantId,
    });
    expect(participant).toMatchObject({
      state: 'CONNECTED',
      attributes: { role: 'host', seat: '2' },
      replicationType: 'REPLICA',
      replicationState: 'ACTIVE',
      sourceStageArn: pair.sourceStageArn,
      sourceSessionId: person.sessionId,
    });
  }),
  StopParticipantReplication: simulated(NEEDS_PEOPLE, async (target) => {
    const { pair } = await twoStages(target);
    await target.call('StartParticipantReplication', pair);
    await target.simulate.step(5);
    await target.call('StopParticipantReplication', pair);
    const { replicas } = await target.call('ListParticipantReplicas', pair);
    expect(replicas?.map(({ replicationState }) => replicationState)).toEqual(['STOPPED']);
  }),
  ListParticipantReplicas: simulated(NEEDS_PEOPLE, async (target) => {
    const { pair, person } = await twoStages(target);
    await target.call('StartParticipantReplication', pair);
    const { sourceStageArn, participantId } = pair;
    const { replicas } = await target.call('ListParticipantReplicas', { sourceStageArn, participantId });
    expect(replicas).toEqual([
      {
        ...pair,
        sourceSessionId: person.sessionId,
        destinationSessionId: expect.stringMatching(/^st-/) as string,
        replicationState: 'ACTIVE',
      },
    ]);
  }),
} satisfies SomeSuccesses;

/** Tags are the same on every kind of resource; a stage costs nothing. */
export const TAG_SUCCESSES = {
  ListTagsForResource: anywhere(async (target) => {
    const resourceArn = await makeStage(target, { tags: { env: 'test', 'on air': 'so/so=+' } });
    const { tags } = await target.call('ListTagsForResource', { resourceArn });
    expect(tags).toMatchObject({ env: 'test', 'on air': 'so/so=+' });
  }),
  TagResource: anywhere(async (target) => {
    const resourceArn = await makeStage(target, { tags: { env: 'test', team: 'a' } });
    await target.call('TagResource', { resourceArn, tags: { team: 'b', größe: '日本' } });
    const { tags } = await target.call('ListTagsForResource', { resourceArn });
    expect(tags).toMatchObject({ env: 'test', team: 'b', größe: '日本' });
  }),
  UntagResource: anywhere(async (target) => {
    const resourceArn = await makeStage(target, { tags: { env: 'test', 'a b': '1', 'c/d': '2' } });
    await target.call('UntagResource', { resourceArn, tagKeys: ['a b', 'c/d', 'never there'] });
    const { tags = {} } = await target.call('ListTagsForResource', { resourceArn });
    expect(Object.keys(tags).filter((key) => ['env', 'a b', 'c/d'].includes(key))).toEqual(['env']);
  }),
} satisfies SomeSuccesses;
