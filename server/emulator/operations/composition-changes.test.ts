import type { Composition, StartCompositionRequest } from '@aws-sdk/client-ivs-realtime';
import { describe, expect, it } from 'vitest';
import { publish, leave } from '../people/act.ts';
import { befall } from '../people/destination.ts';
import { refusalOf } from '../testing/refusal.ts';
import { type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { START } from '../testing/worlds.ts';

function studio(stages = 1, quotas = {}) {
  const small = smallWorld(stages, { quotas });
  const { api, world, arnOfStage } = small;
  const encoder = api.CreateEncoderConfiguration({}).encoderConfiguration?.arn ?? '';
  const storage =
    api.CreateStorageConfiguration({ s3: { bucketName: 'recordings' } }).storageConfiguration?.arn ?? '';
  const channel = (name: string) => `arn:aws:ivs:us-east-1:${world.accountId}:channel/${name}`;
  const s3 = { storageConfigurationArn: storage, encoderConfigurationArns: [encoder] };
  const start = (more: Partial<StartCompositionRequest> = {}): Composition => {
    const { composition } = api.StartComposition({
      stageArn: arnOfStage(0),
      destinations: [{ s3 }],
      ...more,
    });
    if (!composition) throw new Error('no composition');
    return composition;
  };
  const read = ({ arn }: Composition): Composition | undefined => api.GetComposition({ arn }).composition;
  return { ...small, encoder, storage, channel, s3, start, read };
}

/** Somebody who publishes for good. */
function keepPublishing({ world, join, again }: Pick<SmallWorld, 'world' | 'join' | 'again'>) {
  const alice = join({ expiresAt: START + 14 * 86_400_000 });
  publish(world, again(alice));
  return alice;
}

describe('StartComposition', () => {
  it('echoes what was asked for with every default', () => {
    const { start, s3, channel, encoder, storage, arnOfStage } = studio();
    const composition = start({
      destinations: [{ s3 }, { name: 'air', channel: { channelArn: channel('one') } }],
    });
    expect(composition).toEqual({
      arn: composition.arn,
      stageArn: arnOfStage(0),
      state: 'STARTING',
      startTime: new Date(START),
      tags: {},
      layout: {
        grid: {
          featuredParticipantAttribute: '',
          gridGap: 2,
          omitStoppedVideo: false,
          participantOrderAttribute: '',
          videoAspectRatio: 'VIDEO',
          videoFillMode: '',
        },
      },
      destinations: [
        {
          id: expect.stringMatching(/^[A-Za-z0-9]{12}$/),
          state: 'STARTING',
          configuration: {
            name: '',
            s3: {
              storageConfigurationArn: storage,
              encoderConfigurationArns: [encoder],
              recordingConfiguration: {
                format: 'HLS',
                hlsConfiguration: { targetSegmentDurationSeconds: 2 },
              },
            },
          },
          detail: { s3: { recordingPrefix: expect.stringMatching(/^(\w{12}\/){3}composite$/) } },
        },
        {
          id: expect.stringMatching(/^[A-Za-z0-9]{12}$/),
          state: 'STARTING',
          configuration: { name: 'air', channel: { channelArn: channel('one') } },
        },
      ],
    });
  });

  it('keeps a picture-in-picture layout as it was asked for', () => {
    const { start } = studio();
    const { layout } = start({ layout: { pip: { pipWidth: 320, pipPosition: 'TOP_LEFT' } } });
    expect(layout).toEqual({
      pip: {
        featuredParticipantAttribute: '',
        gridGap: 0,
        omitStoppedVideo: false,
        participantOrderAttribute: '',
        pipBehavior: 'STATIC',
        pipOffset: 0,
        pipParticipantAttribute: '',
        pipPosition: 'TOP_LEFT',
        pipWidth: 320,
        videoFillMode: 'COVER',
      },
    });
  });

  it('needs a stage, an encoder configuration and a storage configuration that are there', () => {
    const { start, s3, channel, world } = studio();
    const gone = (kind: string) => `arn:aws:ivs:us-east-1:${world.accountId}:${kind}/Unknown12345`;
    for (const wrong of [
      { stageArn: gone('stage') },
      { destinations: [{ s3: { ...s3, storageConfigurationArn: gone('storage-configuration') } }] },
      { destinations: [{ s3: { ...s3, encoderConfigurationArns: [gone('encoder-configuration')] } }] },
      {
        destinations: [
          {
            channel: {
              channelArn: channel('one'),
              encoderConfigurationArn: gone('encoder-configuration'),
            },
          },
        ],
      },
    ]) {
      expect(refusalOf(() => start(wrong)).name).toBe('ResourceNotFoundException');
    }
  });

  it('answers a repetition with the same composition, and refuses a token for another request', () => {
    const { start, world } = studio();
    const first = start({ idempotencyToken: 'once', tags: { a: '1', b: '2' } });
    const entries = world.ledger.entries.length;
    expect(start({ idempotencyToken: 'once', tags: { b: '2', a: '1' } }).arn).toBe(first.arn);
    expect(world.ledger.entries).toHaveLength(entries);
    expect(refusalOf(() => start({ idempotencyToken: 'once' })).name).toBe('ConflictException');
    expect(start({ idempotencyToken: 'twice', tags: { a: '1', b: '2' } }).arn).not.toBe(first.arn);
  });

  it('needs a channel that is offline', () => {
    const { start, channel, step, api } = studio();
    const onAir = { destinations: [{ channel: { channelArn: channel('one') } }] };
    const first = start(onAir);
    expect(refusalOf(() => start(onAir)).name).toBe('ConflictException');
    expect(start({ destinations: [{ channel: { channelArn: channel('two') } }] }).state).toBe('STARTING');
    api.StopComposition({ arn: first.arn });
    expect(refusalOf(() => start(onAir)).name).toBe('ConflictException');
    step(20);
    expect(start(onAir).state).toBe('STARTING');
  });

  it('counts what runs, in a stage and in the account', () => {
    const { start, api, step, arnOfStage } = studio(2, { compositions: 7 });
    const running = Array.from({ length: 5 }, () => start());
    expect(refusalOf(() => start()).name).toBe('ServiceQuotaExceededException');
    const elsewhere = { stageArn: arnOfStage(1) };
    start(elsewhere);
    start(elsewhere);
    expect(refusalOf(() => start(elsewhere)).name).toBe('ServiceQuotaExceededException');
    api.StopComposition({ arn: running[0]?.arn });
    step(15);
    expect(start().state).toBe('STARTING');
  });
});

describe('a composition', () => {
  it('becomes active, stops when it is told, and is gone five minutes later', () => {
    const { start, read, step, api, world, join, again } = studio();
    keepPublishing({ world, join, again });
    const composition = start();
    step(8);
    expect(read(composition)).toMatchObject({ state: 'ACTIVE', destinations: [{ state: 'ACTIVE' }] });
    expect(read(composition)?.destinations?.[0]?.startTime).toBeInstanceOf(Date);
    step(100);
    expect(api.StopComposition({ arn: composition.arn })).toEqual({});
    expect(read(composition)).toMatchObject({ state: 'STOPPING', destinations: [{ state: 'STOPPING' }] });
    expect(refusalOf(() => api.StopComposition({ arn: composition.arn })).name).toBe('ConflictException');
    step(9);
    expect(read(composition)).toMatchObject({
      state: 'STOPPED',
      endTime: new Date(START + 117_000),
      destinations: [{ state: 'STOPPED' }],
    });
    step(299);
    expect(read(composition)?.state).toBe('STOPPED');
    step(1);
    expect(refusalOf(() => read(composition)).name).toBe('ResourceNotFoundException');
    expect(api.ListCompositions({}).compositions).toEqual([]);
  });

  it('is finalised a minute after its start on an empty stage', () => {
    const { start, read, step } = studio();
    const composition = start();
    step(59);
    expect(read(composition)?.state).toBe('ACTIVE');
    step(1);
    expect(read(composition)?.state).toBe('STOPPING');
    step(9);
    expect(read(composition)?.state).toBe('STOPPED');
  });

  it('is finalised a minute after the last has published, and not before', () => {
    const { start, read, step, world, join, again } = studio();
    const alice = keepPublishing({ world, join, again });
    const composition = start();
    step(1_000);
    leave(world, again(alice), false);
    step(50);
    const bob = join();
    publish(world, again(bob));
    step(50);
    leave(world, again(bob), false);
    step(59);
    expect(read(composition)?.state).toBe('ACTIVE');
    step(1);
    expect(read(composition)?.state).toBe('STOPPING');
  });

  it('lasts 24 hours at most', () => {
    const { start, read, step, world, join, again } = studio();
    keepPublishing({ world, join, again });
    step(1);
    const composition = start();
    // One publication may not last longer either.
    step(80_000);
    keepPublishing({ world, join, again });
    step(6_399);
    expect(read(composition)?.state).toBe('ACTIVE');
    step(1);
    expect(read(composition)?.state).toBe('STOPPING');
  });

  it('goes on while a destination lives, and fails with the last', () => {
    const { start, read, step, world, join, again, channel, s3 } = studio();
    keepPublishing({ world, join, again });
    const composition = start({ destinations: [{ s3 }, { channel: { channelArn: channel('one') } }] });
    const [first, second] = composition.destinations?.map(({ id = '' }) => id) ?? [];
    const id = composition.arn?.split('/')[1] ?? '';
    step(15);
    expect(befall(world, id, first ?? '', { kind: 'reconnect' })).toBe('RECONNECTING');
    expect(read(composition)?.state).toBe('ACTIVE');
    step(10);
    expect(befall(world, id, first ?? '', { kind: 'recover' })).toBe('ACTIVE');
    befall(world, id, first ?? '', { kind: 'fail', errorCode: 'AccessDeniedException' });
    expect(read(composition)).toMatchObject({
      state: 'ACTIVE',
      destinations: [{ state: 'FAILED', endTime: new Date(START + 25_000) }, { state: 'ACTIVE' }],
    });
    step(10);
    befall(world, id, second ?? '', { kind: 'fail', errorCode: 'ConflictException' });
    step(1);
    expect(read(composition)).toMatchObject({ state: 'FAILED', endTime: new Date(START + 36_000) });
    expect(() => befall(world, id, second ?? '', { kind: 'recover' })).toThrow(/FAILED/);
  });

  it('fails with its stage', () => {
    const { start, read, step, api, arnOfStage, world, join, again } = studio();
    keepPublishing({ world, join, again });
    const composition = start();
    step(30);
    api.DeleteStage({ arn: arnOfStage(0) });
    step(9);
    expect(read(composition)).toMatchObject({ state: 'FAILED', destinations: [{ state: 'STOPPED' }] });
  });
});
