import { describe, expect, it } from 'vitest';
import { smallWorld } from '../testing/small-world.ts';
import { startEncoder, stopEncoder } from './encoder.ts';
import { RefusedAct } from './refused-act.ts';

function withConfiguration(redundantIngest: boolean) {
  const small = smallWorld();
  const { api, arnOfStage } = small;
  const { ingestConfiguration } = api.CreateIngestConfiguration({
    ingestProtocol: 'RTMPS',
    redundantIngest,
    stageArn: arnOfStage(0),
    userId: 'encoder',
  });
  if (!ingestConfiguration) throw new Error('no configuration');
  const read = () => api.GetIngestConfiguration({ arn: ingestConfiguration.arn }).ingestConfiguration;
  const participants = () => {
    const sessionId = api.GetStage({ arn: arnOfStage(0) }).stage?.activeSessionId ?? '';
    return api.ListParticipants({ stageArn: arnOfStage(0), sessionId }).participants ?? [];
  };
  return { ...small, configuration: ingestConfiguration, read, participants };
}

describe('an encoder', () => {
  it('publishes as the participant of its configuration, which is active meanwhile', () => {
    const { world, configuration, read, step, participants, api, arnOfStage } = withConfiguration(false);
    expect(read()?.state).toBe('INACTIVE');
    const { participantId, refusal } = startEncoder(world, configuration.streamKey ?? '');
    expect([participantId, refusal]).toEqual([configuration.participantId, null]);
    expect(read()?.state).toBe('ACTIVE');
    expect(participants()).toMatchObject([
      { participantId, userId: 'encoder', published: true, ingestConfigurationArn: configuration.arn },
    ]);
    step(10);
    stopEncoder(world, configuration.streamKey ?? '');
    expect(read()?.state).toBe('INACTIVE');
    startEncoder(world, configuration.streamKey ?? '');
    step(10);
    api.DisconnectParticipant({ stageArn: arnOfStage(0), participantId });
    expect(read()).toMatchObject({ state: 'INACTIVE', stageArn: '' });
    expect(() => startEncoder(world, configuration.streamKey ?? '')).toThrow(RefusedAct);
    // Attached again, the same configuration publishes again: it has no token that was barred.
    api.UpdateIngestConfiguration({ arn: configuration.arn, stageArn: arnOfStage(0) });
    step(5);
    expect(startEncoder(world, configuration.streamKey ?? '').refusal).toBeNull();
    expect(read()?.state).toBe('ACTIVE');
  });

  it.each([
    ['INVALID_PROTOCOL', (key: string) => key, 'RTMP'],
    ['INVALID_STREAM_KEY', (key: string) => `${key}x`, 'RTMPS'],
  ] as const)('is thrown out again for %s', (code, keyFrom, protocol) => {
    const { world, configuration, read, step, participants, api, arnOfStage } = withConfiguration(false);
    const { refusal, participantId, sessionId } = startEncoder(
      world,
      keyFrom(configuration.streamKey ?? ''),
      protocol,
    );
    expect(refusal).toBe(code);
    step(1);
    expect(read()?.state).toBe('INACTIVE');
    expect(participants()).toMatchObject([{ participantId, state: 'DISCONNECTED', published: false }]);
    const { events } = api.ListParticipantEvents({ stageArn: arnOfStage(0), sessionId, participantId });
    expect(
      events?.map(({ name, errorCode }) => `${name} ${errorCode ?? ''}`).toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['JOINED ', 'LEFT ', `PUBLISH_ERROR ${code}`]);
  });

  it('cannot use a key that is in use, and does not disturb who uses it', () => {
    const { world, configuration, read } = withConfiguration(false);
    startEncoder(world, configuration.streamKey ?? '');
    expect(startEncoder(world, configuration.streamKey ?? '').refusal).toBe('REUSE_OF_STREAM_KEY');
    expect(read()?.state).toBe('ACTIVE');
  });

  it('feeds, together with its twin, a participant that others see', () => {
    const { world, configuration, read, step, participants } = withConfiguration(true);
    const [one, other] = configuration.redundantIngestCredentials ?? [];
    startEncoder(world, one?.streamKey ?? '');
    step(5);
    startEncoder(world, other?.streamKey ?? '');
    expect(
      participants().map(({ participantId, redundantIngest }) => [participantId, redundantIngest]),
    ).toEqual(
      [configuration.participantId, one?.participantId, other?.participantId]
        .toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
        .map((id) => [id, true]),
    );
    step(5);
    stopEncoder(world, one?.streamKey ?? '');
    expect(read()?.state).toBe('ACTIVE');
    stopEncoder(world, other?.streamKey ?? '');
    step(1);
    expect(read()?.state).toBe('INACTIVE');
    expect(participants().map(({ state }) => state)).toEqual([
      'DISCONNECTED',
      'DISCONNECTED',
      'DISCONNECTED',
    ]);
  });
});
