import { expect } from 'vitest';
import { simulated } from './case.ts';
import { channelLike, makeEncoder, makePublisher, makeStage, makeStorage, startComposition } from './make.ts';
import { COSTS_MONEY, type SomeSuccesses } from './success.ts';
import type { SimulatedTarget } from './target.ts';

/** A composition to a channel and a bucket, of a stage that somebody publishes on. */
async function running(target: SimulatedTarget) {
  const stageArn = await makeStage(target);
  const [encoder, storageConfigurationArn] = [await makeEncoder(target), await makeStorage(target)];
  await makePublisher(target.simulate, stageArn);
  const s3 = {
    storageConfigurationArn,
    encoderConfigurationArns: [encoder],
    thumbnailConfigurations: [{ targetIntervalSeconds: 5 }],
  };
  const channel = {
    channelArn: channelLike(stageArn, stageArn.split('/')[1]),
    encoderConfigurationArn: encoder,
  };
  const composition = await startComposition(target, {
    stageArn,
    destinations: [{ name: 'archive', s3 }, { channel }],
    tags: { env: 'test' },
  });
  return { composition, stageArn, encoder, s3, channel };
}

export const COMPOSITION_SUCCESSES = {
  StartComposition: simulated(COSTS_MONEY, async (target) => {
    const { composition, stageArn, s3, channel } = await running(target);
    expect(composition).toMatchObject({
      stageArn,
      state: 'STARTING',
      startTime: await target.simulate.now(),
      tags: { env: 'test' },
      layout: { grid: { gridGap: 2, videoAspectRatio: 'VIDEO', omitStoppedVideo: false } },
      destinations: [
        {
          state: 'STARTING',
          configuration: { name: 'archive', s3: { storageConfigurationArn: s3.storageConfigurationArn } },
          detail: { s3: { recordingPrefix: expect.stringMatching(/\w/) as string } },
        },
        { state: 'STARTING', configuration: { channel } },
      ],
    });
    expect(composition.destinations?.[0]).not.toHaveProperty('startTime');
  }),
  GetComposition: simulated(COSTS_MONEY, async (target) => {
    const { composition } = await running(target);
    const { arn } = composition;
    expect((await target.call('GetComposition', { arn })).composition).toEqual(composition);
    await target.simulate.step(30);
    const { composition: later } = await target.call('GetComposition', { arn });
    expect(later).toMatchObject({
      state: 'ACTIVE',
      destinations: [{ state: 'ACTIVE' }, { state: 'ACTIVE' }],
    });
    expect(later?.destinations?.[0]?.startTime).toBeInstanceOf(Date);
  }),
  StopComposition: simulated(COSTS_MONEY, async (target) => {
    const { composition } = await running(target);
    const { arn } = composition;
    await target.simulate.step(30);
    await target.call('StopComposition', { arn });
    await target.simulate.step(30);
    const { composition: stopped } = await target.call('GetComposition', { arn });
    expect(stopped).toMatchObject({
      state: 'STOPPED',
      destinations: [{ state: 'STOPPED' }, { state: 'STOPPED' }],
    });
    expect(stopped?.endTime).toBeInstanceOf(Date);
  }),
  ListCompositions: simulated(COSTS_MONEY, async (target) => {
    const [one, other] = [await running(target), await running(target)];
    const arnsOf = async (filters: object) =>
      ((await target.call('ListCompositions', filters)).compositions ?? []).map(({ arn }) => arn);
    expect(await arnsOf({ filterByStageArn: one.stageArn })).toEqual([one.composition.arn]);
    expect(await arnsOf({ filterByEncoderConfigurationArn: other.encoder })).toEqual([other.composition.arn]);
    expect(await arnsOf({})).toEqual(expect.arrayContaining([one.composition.arn, other.composition.arn]));
    const { compositions } = await target.call('ListCompositions', { filterByStageArn: one.stageArn });
    // Summaries: no layout, and nothing of how the outputs are set up.
    expect(compositions?.[0]).not.toHaveProperty('layout');
    expect(compositions?.[0]?.destinations?.[0]).toEqual({
      id: one.composition.destinations?.[0]?.id,
      state: 'STARTING',
    });
  }),
} satisfies SomeSuccesses;
