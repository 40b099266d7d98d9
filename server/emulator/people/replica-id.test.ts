import { describe, expect, it } from 'vitest';
import { claimsFor, newSigningKey, signToken } from '../testing/signed-token.ts';
import { smallWorld } from '../testing/small-world.ts';
import { publish } from './act.ts';
import { startEncoder, stopEncoder } from './encoder.ts';
import { joinWithToken } from './join.ts';

/** Tokens that their customer signs may carry any participant id, also that of somebody who was replicated. */
describe('a token with the id of a replica', () => {
  const play = () => {
    const small = smallWorld(2);
    const { world, api } = small;
    const key = newSigningKey();
    const { publicKey } = api.ImportPublicKey({ publicKeyMaterial: key.pem });
    const tokenFor = (stage: number) =>
      signToken(key, publicKey?.arn ?? '', claimsFor(world, small.stageId(stage), 'ana'));
    small.join({ stage: 1 });
    publish(world, joinWithToken(world, tokenFor(0), 'web', true));
    small.step(5);
    const pair = {
      sourceStageArn: small.arnOfStage(0),
      destinationStageArn: small.arnOfStage(1),
      participantId: 'ana',
    };
    api.StartParticipantReplication(pair);
    small.step(5);
    api.StopParticipantReplication(pair);
    small.step(5);
    const sessionId = api.GetStage({ arn: small.arnOfStage(1) }).stage?.activeSessionId ?? '';
    const inDestination = { stageArn: small.arnOfStage(1), sessionId, participantId: 'ana' };
    return { ...small, tokenFor, events: () => api.ListParticipantEvents(inDestination).events };
  };

  it('does not open the session that the replica was in, whose past stays', () => {
    const { world, tokenFor, step, events } = play();
    const before = events();
    expect(before?.map(({ name }) => name)).toContain('PUBLISH_STARTED');
    expect(() => joinWithToken(world, tokenFor(1), 'web', true)).toThrow('replica');
    step(5);
    expect(events()).toEqual(before);
  });
});

describe('an encoder whose participant was replicated', () => {
  it('does not come to the session that its replica was in, whose past stays', () => {
    const { api, world, arnOfStage, join, step } = smallWorld(2);
    join({ stage: 1 });
    const made = api.CreateIngestConfiguration({ ingestProtocol: 'RTMPS', stageArn: arnOfStage(0) });
    const { arn, participantId, streamKey = '' } = made.ingestConfiguration ?? {};
    startEncoder(world, streamKey, undefined);
    step(5);
    api.StartParticipantReplication({
      sourceStageArn: arnOfStage(0),
      destinationStageArn: arnOfStage(1),
      participantId,
    });
    step(5);
    stopEncoder(world, streamKey);
    step(5);
    api.UpdateIngestConfiguration({ arn, stageArn: arnOfStage(1) });
    const sessionId = api.GetStage({ arn: arnOfStage(1) }).stage?.activeSessionId ?? '';
    const events = () =>
      api.ListParticipantEvents({ stageArn: arnOfStage(1), sessionId, participantId }).events;
    const before = events();
    expect(before?.map(({ name }) => name)).toContain('PUBLISH_STARTED');
    expect(() => startEncoder(world, streamKey, undefined)).toThrow('replica');
    step(5);
    expect(events()).toEqual(before);
  });
});
