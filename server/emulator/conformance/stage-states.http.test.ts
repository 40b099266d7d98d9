import { describe, expect } from 'vitest';
import { holds, simulated, targetOfFile } from './case.ts';
import {
  channelLike,
  given,
  makeIngest,
  makePublisher,
  makeStage,
  makeStorage,
  startComposition,
} from './make.ts';
import { NEEDS_PEOPLE } from './success.ts';
import type { SimulatedTarget, Target } from './target.ts';

/** The rules of the API Reference and the guides about what becomes of stages, sessions and those in them. */

const target = targetOfFile();
const rule = (name: string, run: (place: SimulatedTarget) => Promise<void>): void =>
  holds(name, simulated(NEEDS_PEOPLE, run), target);

const activeSession = async ({ call }: Target, arn: string): Promise<string> =>
  (await call('GetStage', { arn })).stage?.activeSessionId ?? '';

/** No page says how long exactly a session outlives the last who leaves; minutes. */
const LINGERS_SECONDS = 600;

describe('a session', () => {
  rule('starts with the first who joins, and goes on while anybody is there', async (place) => {
    const { simulate } = place;
    const stageArn = await makeStage(place);
    expect(await activeSession(place, stageArn)).toBe('');
    const ana = await simulate.join({ stageArn });
    const startTime = await simulate.now();
    expect(await activeSession(place, stageArn)).toBe(ana.sessionId);
    await simulate.step(60);
    const bob = await simulate.join({ stageArn });
    expect(bob.sessionId).toBe(ana.sessionId);
    await simulate.step(60);
    await simulate.act(ana, 'leave');
    await simulate.step(LINGERS_SECONDS);
    const { stageSession } = await place.call('GetStageSession', { stageArn, sessionId: ana.sessionId });
    expect(stageSession).toEqual({ sessionId: ana.sessionId, startTime });
    expect(await activeSession(place, stageArn)).toBe(ana.sessionId);
  });

  rule('ends after the last has left, and the next who joins starts another', async (place) => {
    const { simulate } = place;
    const stageArn = await makeStage(place);
    const ana = await simulate.join({ stageArn });
    await simulate.step(60);
    await simulate.act(ana, 'leave');
    const left = (await simulate.now()).getTime();
    await simulate.step(LINGERS_SECONDS);
    const { sessionId } = ana;
    const { stageSession } = await place.call('GetStageSession', { stageArn, sessionId });
    const ended = given(stageSession?.endTime).getTime();
    expect(ended).toBeGreaterThanOrEqual(left);
    expect(ended).toBeLessThanOrEqual(left + LINGERS_SECONDS * 1_000);
    expect(await activeSession(place, stageArn)).toBe('');
    const other = await simulate.join({ stageArn });
    expect(other.sessionId).not.toBe(sessionId);
    const { stageSessions = [] } = await place.call('ListStageSessions', { stageArn });
    expect(new Set(stageSessions.map((one) => one.sessionId))).toEqual(new Set([sessionId, other.sessionId]));
  });

  rule('has twelve publishers at most', async (place) => {
    const stageArn = await makeStage(place);
    const people = [];
    for (let count = 0; count < 13; count += 1) people.push(await makePublisher(place.simulate, stageArn));
    expect(people.map(({ publishing }) => publishing)).toEqual([...Array<boolean>(12).fill(true), false]);
    const last = given(people.at(-1));
    expect(last.refusal).toBe('QUOTA_EXCEEDED');
    const { sessionId, participantId } = last;
    const { events } = await place.call('ListParticipantEvents', { stageArn, sessionId, participantId });
    expect(events).toContainEqual(
      expect.objectContaining({ name: 'PUBLISH_ERROR', errorCode: 'QUOTA_EXCEEDED' }),
    );
  });
});

describe('the recording of participants', () => {
  const recordingTo = (storageConfigurationArn: string) => ({
    autoParticipantRecordingConfiguration: { storageConfigurationArn },
  });

  rule('cannot be changed while one is made, and can be afterwards', async (place) => {
    const storage = await makeStorage(place);
    const arn = await makeStage(place, recordingTo(storage));
    const person = await makePublisher(place.simulate, arn);
    await place.simulate.step(10);
    expect((await place.refused('UpdateStage', { arn, ...recordingTo('') })).name).toBe('ConflictException');
    // What is not about the recording can.
    expect((await place.call('UpdateStage', { arn, name: 'renamed' })).stage?.name).toBe('renamed');
    await place.simulate.act(person, 'unpublish');
    await place.simulate.step(120);
    const { stage } = await place.call('UpdateStage', { arn, ...recordingTo('') });
    expect(stage?.autoParticipantRecordingConfiguration?.storageConfigurationArn).toBe('');
  });

  rule('goes through its states, to a place in the bucket', async (place) => {
    const stageArn = await makeStage(place, recordingTo(await makeStorage(place)));
    const person = await makePublisher(place.simulate, stageArn);
    const { sessionId, participantId } = person;
    const seen = async () =>
      (await place.call('GetParticipant', { stageArn, sessionId, participantId })).participant;
    await place.simulate.step(15);
    expect(await seen()).toMatchObject({
      recordingState: 'ACTIVE',
      recordingS3BucketName: 'conformance-recordings',
      recordingS3Prefix: expect.stringContaining(`${sessionId}/${participantId}/`) as string,
    });
    await place.simulate.act(person, 'unpublish');
    await place.simulate.step(120);
    expect((await seen())?.recordingState).toBe('STOPPED');
  });

  rule('is set back as a whole by an empty ARN', async (place) => {
    const plain = (await place.call('CreateStage', {})).stage?.autoParticipantRecordingConfiguration;
    const arn = await makeStage(place, {
      autoParticipantRecordingConfiguration: {
        storageConfigurationArn: await makeStorage(place),
        mediaTypes: ['AUDIO_ONLY'],
        recordingReconnectWindowSeconds: 30,
        hlsConfiguration: { targetSegmentDurationSeconds: 10 },
        recordParticipantReplicas: false,
      },
    });
    const { stage } = await place.call('UpdateStage', { arn, ...recordingTo('') });
    expect(stage?.autoParticipantRecordingConfiguration).toEqual(plain);
  });
});

describe('DeleteStage', () => {
  rule('ends all that the stage carries', async (place) => {
    const { simulate } = place;
    const stageArn = await makeStage(place);
    const destinationStageArn = await makeStage(place);
    const person = await makePublisher(simulate, stageArn);
    const { participantId } = person;
    const ingest = await makeIngest(place, { stageArn });
    await simulate.ingest('publish', ingest.streamKey);
    await place.call('StartParticipantReplication', {
      sourceStageArn: stageArn,
      destinationStageArn,
      participantId,
    });
    const composition = await startComposition(place, {
      stageArn,
      destinations: [{ channel: { channelArn: channelLike(stageArn, 'forDeletion1') } }],
    });
    await simulate.step(30);
    await place.call('DeleteStage', { arn: stageArn });
    await simulate.step(30);

    const { ingestConfiguration } = await place.call('GetIngestConfiguration', { arn: ingest.arn });
    expect(ingestConfiguration).toMatchObject({ stageArn: '', state: 'INACTIVE' });
    const ended = (await place.call('GetComposition', { arn: composition.arn })).composition;
    expect(['FAILED', 'STOPPED']).toContain(ended?.state);
    expect(ended?.endTime).toBeInstanceOf(Date);
    const sessionId = given(
      (await place.call('ListStageSessions', { stageArn: destinationStageArn })).stageSessions?.[0]
        ?.sessionId,
    );
    const replica = await place.call('GetParticipant', {
      stageArn: destinationStageArn,
      sessionId,
      participantId,
    });
    expect(replica.participant).toMatchObject({ state: 'DISCONNECTED', replicationState: 'STOPPED' });
    expect((await simulate.cannot('people', { stageArn })).status).toBe(404);
  });

  rule('leaves an ARN that names nothing any more', async (place) => {
    const stageArn = await makeStage(place);
    const { sessionId, participantId } = await makePublisher(place.simulate, stageArn);
    await place.simulate.step(10);
    await place.call('DeleteStage', { arn: stageArn });
    const other = await makeStage(place);
    const pair = { sourceStageArn: stageArn, destinationStageArn: other, participantId };
    const { arn: ingest } = await makeIngest(place);
    const channel = { channelArn: channelLike(stageArn) };
    const refusals = await Promise.all([
      place.refused('GetStage', { arn: stageArn }),
      place.refused('UpdateStage', { arn: stageArn, name: 'again' }),
      place.refused('DeleteStage', { arn: stageArn }),
      place.refused('CreateParticipantToken', { stageArn }),
      place.refused('DisconnectParticipant', { stageArn, participantId }),
      place.refused('GetStageSession', { stageArn, sessionId }),
      place.refused('GetParticipant', { stageArn, sessionId, participantId }),
      place.refused('StartParticipantReplication', pair),
      place.refused('StopParticipantReplication', pair),
      place.refused('UpdateIngestConfiguration', { arn: ingest, stageArn }),
      place.refused('StartComposition', { stageArn, destinations: [{ channel }] }),
      place.refused('ListTagsForResource', { resourceArn: stageArn }),
      place.refused('TagResource', { resourceArn: stageArn, tags: { a: 'b' } }),
    ]);
    expect(new Set(refusals.map(({ name }) => name))).toEqual(new Set(['ResourceNotFoundException']));
    // These model no such error.
    expect((await place.call('ListStageSessions', { stageArn })).stageSessions).toEqual([]);
    expect((await place.call('ListParticipants', { stageArn, sessionId })).participants).toEqual([]);
    const { stages = [] } = await place.call('ListStages', { maxResults: 100 });
    expect(stages.map(({ arn }) => arn)).not.toContain(stageArn);
  });
});
