import { expect } from 'vitest';
import { anywhere, simulated } from './case.ts';
import { given, makePublisher, makeStage } from './make.ts';
import { NEEDS_PEOPLE, type SomeSuccesses } from './success.ts';

export const STAGE_SUCCESSES = {
  CreateStage: anywhere(async ({ call }) => {
    const { stage, participantTokens } = await call('CreateStage', {
      name: 'studio',
      tags: { env: 'test' },
      participantTokenConfigurations: [
        { userId: 'ana', attributes: { role: 'host' }, capabilities: ['PUBLISH'], duration: 60 },
        {},
      ],
    });
    expect(stage).toMatchObject({
      name: 'studio',
      tags: { env: 'test' },
      endpoints: {
        events: expect.stringMatching(/^wss:\/\//) as string,
        whip: expect.stringMatching(/^https:\/\//) as string,
        rtmp: expect.stringMatching(/^rtmp:\/\//) as string,
        rtmps: expect.stringMatching(/^rtmps:\/\//) as string,
      },
    });
    expect(participantTokens).toHaveLength(2);
    const own = given(participantTokens?.find(({ userId }) => userId === 'ana'));
    expect(own).toMatchObject({ attributes: { role: 'host' }, capabilities: ['PUBLISH'], duration: 60 });
    expect(own.expirationTime).toBeInstanceOf(Date);
    expect(new Set(participantTokens?.map(({ participantId }) => participantId)).size).toBe(2);
  }),
  GetStage: anywhere(async (target) => {
    const { stage } = await target.call('CreateStage', { name: 'read' });
    expect((await target.call('GetStage', { arn: stage?.arn })).stage).toEqual(stage);
  }),
  UpdateStage: anywhere(async (target) => {
    const { stage } = await target.call('CreateStage', { name: 'before' });
    const updated = await target.call('UpdateStage', { arn: stage?.arn, name: 'after' });
    expect(updated.stage).toEqual({ ...stage, name: 'after' });
    // What is not named stays.
    expect((await target.call('UpdateStage', { arn: stage?.arn })).stage).toEqual(updated.stage);
    expect((await target.call('GetStage', { arn: stage?.arn })).stage).toEqual(updated.stage);
  }),
  DeleteStage: anywhere(async (target) => {
    const arn = await makeStage(target);
    expect(await target.call('DeleteStage', { arn })).not.toHaveProperty('stage');
    expect(await target.refused('GetStage', { arn })).toMatchObject({ name: 'ResourceNotFoundException' });
  }),
  ListStages: anywhere(async (target) => {
    const { stage } = await target.call('CreateStage', { name: 'listed', tags: { env: 'test' } });
    const { stages = [] } = await target.call('ListStages', { maxResults: 100 });
    const { arn, name, tags } = given(stages.find((one) => one.arn === stage?.arn));
    expect({ arn, name, tags }).toEqual({ arn: stage?.arn, name: 'listed', tags: stage?.tags });
  }),
  GetStageSession: simulated(NEEDS_PEOPLE, async (target) => {
    const stageArn = await makeStage(target);
    const { sessionId } = await makePublisher(target.simulate, stageArn);
    const { stageSession } = await target.call('GetStageSession', { stageArn, sessionId });
    expect(stageSession).toEqual({ sessionId, startTime: await target.simulate.now() });
  }),
  ListStageSessions: simulated(NEEDS_PEOPLE, async (target) => {
    const stageArn = await makeStage(target);
    expect((await target.call('ListStageSessions', { stageArn })).stageSessions).toEqual([]);
    const { sessionId } = await makePublisher(target.simulate, stageArn);
    const { stageSessions } = await target.call('ListStageSessions', { stageArn });
    expect(stageSessions).toEqual([{ sessionId, startTime: await target.simulate.now() }]);
  }),
  CreateParticipantToken: anywhere(async (target) => {
    const stageArn = await makeStage(target);
    const asked = {
      userId: 'bob',
      attributes: { seat: '7' },
      duration: 30,
      capabilities: ['SUBSCRIBE' as const],
    };
    const { participantToken } = await target.call('CreateParticipantToken', { stageArn, ...asked });
    expect(participantToken).toMatchObject(asked);
    const plain = await target.call('CreateParticipantToken', { stageArn });
    expect(plain.participantToken?.capabilities?.toSorted()).toEqual(['PUBLISH', 'SUBSCRIBE']);
    expect(plain.participantToken?.participantId).not.toBe(participantToken?.participantId);
  }),
} satisfies SomeSuccesses;
