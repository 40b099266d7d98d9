import { describe, expect } from 'vitest';
import { newSigningKey, signToken } from '../testing/signed-token.ts';
import { anywhere, holds, simulated, targetOfFile } from './case.ts';
import { given, makeIngest, makePublisher, makeStage } from './make.ts';
import { NEEDS_PEOPLE } from './success.ts';
import type { SimulatedTarget, Target } from './target.ts';

/** The rules about replication, ingest and public keys. */

const target = targetOfFile();
const rule = (name: string, run: (place: SimulatedTarget) => Promise<void>): void =>
  holds(name, simulated(NEEDS_PEOPLE, run), target);

async function replicating(place: SimulatedTarget, more: object = {}) {
  const [sourceStageArn, destinationStageArn] = [await makeStage(place), await makeStage(place)];
  const person = await makePublisher(place.simulate, sourceStageArn);
  const { participantId } = person;
  const pair = { sourceStageArn, destinationStageArn, participantId };
  await place.call('StartParticipantReplication', { ...pair, ...more });
  await place.simulate.step(10);
  const { stageSessions } = await place.call('ListStageSessions', { stageArn: destinationStageArn });
  const sessionId = given(stageSessions?.[0]?.sessionId);
  const replica = async () =>
    (await place.call('GetParticipant', { stageArn: destinationStageArn, sessionId, participantId }))
      .participant;
  return { person, pair, replica };
}

const refusedStart = async (
  place: Target,
  input: Parameters<typeof place.call<'StartParticipantReplication'>>[1],
) => (await place.refused('StartParticipantReplication', input)).name;

describe('a replication', () => {
  rule('goes to five stages at once, and to a sixth when one has ended', async (place) => {
    const { pair } = await replicating(place);
    for (const _ of [2, 3, 4, 5]) {
      const destinationStageArn = await makeStage(place);
      await place.call('StartParticipantReplication', { ...pair, destinationStageArn });
    }
    const sixth = { ...pair, destinationStageArn: await makeStage(place) };
    expect(await refusedStart(place, sixth)).toBe('ServiceQuotaExceededException');
    await place.simulate.step(5);
    await place.call('StopParticipantReplication', pair);
    await place.call('StartParticipantReplication', sixth);
  });

  rule('goes to another stage, once, of a publisher who is none of a replica', async (place) => {
    const { pair } = await replicating(place);
    const { sourceStageArn, destinationStageArn } = pair;
    expect(await refusedStart(place, { ...pair, destinationStageArn: sourceStageArn })).toBe(
      'ValidationException',
    );
    expect(await refusedStart(place, pair)).toBe('ConflictException');
    const third = await makeStage(place);
    const onwards = { ...pair, sourceStageArn: destinationStageArn, destinationStageArn: third };
    expect(await refusedStart(place, onwards)).toBe('ValidationException');
    expect(
      await refusedStart(place, { ...pair, destinationStageArn: third, participantId: 'Nobody123456' }),
    ).toBe('ResourceNotFoundException');
  });

  rule('ends when it is stopped, and cannot be stopped twice', async (place) => {
    const { pair, replica } = await replicating(place);
    expect(await replica()).toMatchObject({ state: 'CONNECTED', replicationState: 'ACTIVE' });
    await place.call('StopParticipantReplication', pair);
    expect(await replica()).toMatchObject({ state: 'DISCONNECTED', replicationState: 'STOPPED' });
    expect((await place.refused('StopParticipantReplication', pair)).name).toBe('ResourceNotFoundException');
  });

  rule('ends with the publishing', async (place) => {
    const { person, replica } = await replicating(place);
    await place.simulate.act(person, 'unpublish');
    expect(await replica()).toMatchObject({ state: 'DISCONNECTED', replicationState: 'STOPPED' });
  });

  rule('waits for its publisher for as long as its window says', async (place) => {
    const { person, replica } = await replicating(place, { reconnectWindowSeconds: 60 });
    await place.simulate.act(person, 'leave');
    expect(await replica()).toMatchObject({ state: 'DISCONNECTED', replicationState: 'ACTIVE' });
    await place.simulate.step(50);
    await place.simulate.act(person, 'rejoin');
    await place.simulate.act(person, 'publish');
    expect(await replica()).toMatchObject({ state: 'CONNECTED', replicationState: 'ACTIVE' });
    await place.simulate.step(10);
    await place.simulate.act(person, 'unpublish');
    await place.simulate.step(61);
    expect(await replica()).toMatchObject({ state: 'DISCONNECTED', replicationState: 'STOPPED' });
  });
});

describe('an ingest configuration', () => {
  const stateOf = async ({ call }: Target, arn: string) => {
    const { state, stageArn } = given((await call('GetIngestConfiguration', { arn })).ingestConfiguration);
    return { state, stageArn };
  };
  const publishing = async (place: SimulatedTarget) => {
    const stageArn = await makeStage(place);
    const made = await makeIngest(place, { stageArn, userId: 'camera' });
    expect((await place.simulate.ingest('publish', made.streamKey)).refusal).toBeNull();
    await place.simulate.step(10);
    return { ...made, stageArn };
  };

  rule('is active while an encoder publishes, as the participant it names', async (place) => {
    const { arn, stageArn, streamKey, participantId } = await publishing(place);
    expect(await stateOf(place, arn)).toEqual({ state: 'ACTIVE', stageArn });
    const sessionId = given((await place.call('GetStage', { arn: stageArn })).stage?.activeSessionId);
    const { participant } = await place.call('GetParticipant', { stageArn, sessionId, participantId });
    expect(participant).toMatchObject({
      userId: 'camera',
      published: true,
      protocol: 'RTMPS',
      ingestConfigurationArn: arn,
    });
    await place.simulate.ingest('stop', streamKey);
    await place.simulate.step(10);
    expect(await stateOf(place, arn)).toEqual({ state: 'INACTIVE', stageArn });
  });

  rule('cannot be updated while it is active, and deleted only with force', async (place) => {
    const { arn } = await publishing(place);
    expect((await place.refused('UpdateIngestConfiguration', { arn, stageArn: '' })).name).toBe(
      'ConflictException',
    );
    expect((await place.refused('DeleteIngestConfiguration', { arn })).name).toBe('ConflictException');
    await place.call('DeleteIngestConfiguration', { arn, force: true });
    expect((await place.refused('GetIngestConfiguration', { arn })).name).toBe('ResourceNotFoundException');
  });

  rule('loses its stage when its participant is disconnected', async (place) => {
    const { arn, stageArn, participantId } = await publishing(place);
    await place.call('DisconnectParticipant', { stageArn, participantId });
    expect(await stateOf(place, arn)).toEqual({ state: 'INACTIVE', stageArn: '' });
  });

  rule('that is in use loses its stage when that is deleted', async (place) => {
    const { arn, stageArn } = await publishing(place);
    await place.call('DeleteStage', { arn: stageArn });
    expect(await stateOf(place, arn)).toEqual({ state: 'INACTIVE', stageArn: '' });
  });

  const attached = anywhere(async (place) => {
    const { arn } = await makeIngest(place);
    const stageArn = await makeStage(place);
    await place.call('DeleteStage', { arn: stageArn });
    expect((await place.refused('UpdateIngestConfiguration', { arn, stageArn })).name).toBe(
      'ResourceNotFoundException',
    );
  });
  holds('is not attached to a stage that is not there', attached, target);

  const redundant = anywhere(async ({ call }) => {
    const made = await call('CreateIngestConfiguration', { ingestProtocol: 'RTMPS' });
    const arn = made.ingestConfiguration?.arn;
    expect(made.ingestConfiguration?.redundantIngestCredentials ?? []).toEqual([]);
    const changed = await call('UpdateIngestConfiguration', { arn, redundantIngest: true });
    const credentials = changed.ingestConfiguration?.redundantIngestCredentials ?? [];
    expect(credentials).toHaveLength(2);
    expect(new Set(credentials.map(({ streamKey }) => streamKey)).size).toBe(2);
  });
  holds('has a stream key for each of two encoders when it is redundant', redundant, target);
});

describe('a public key', () => {
  rule('lets people in with tokens of its private half, until it is deleted', async (place) => {
    const key = newSigningKey();
    const { publicKey } = await place.call('ImportPublicKey', { publicKeyMaterial: key.pem });
    const { stage } = await place.call('CreateStage', {});
    const now = Math.floor((await place.simulate.now()).getTime() / 1_000);
    const tokenOf = (participantId: string) =>
      signToken(key, given(publicKey?.arn), {
        exp: now + 3_600,
        iat: now,
        jti: participantId,
        user_id: 'ana',
        resource: stage?.arn,
        topic: stage?.arn?.split('/')[1],
        events_url: stage?.endpoints?.events,
        whip_url: stage?.endpoints?.whip,
        capabilities: { allow_publish: true, allow_subscribe: true },
        attributes: {},
        version: '1.0',
      });
    const joined = await place.simulate.join({ token: tokenOf('own-id-1') });
    expect(joined).toMatchObject({ participantId: 'own-id-1', stageArn: stage?.arn, userId: 'ana' });
    await place.call('DeletePublicKey', { arn: publicKey?.arn });
    expect((await place.simulate.cannot('people', { token: tokenOf('own-id-2') })).status).toBe(403);
  });
});
