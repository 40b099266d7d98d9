import { describe, expect } from 'vitest';
import { holds, simulated, targetOfFile } from './case.ts';
import {
  channelLike,
  given,
  makeEncoder,
  makePublisher,
  makeStage,
  makeStorage,
  startComposition,
} from './make.ts';
import { COSTS_MONEY } from './success.ts';
import type { SimulatedTarget } from './target.ts';

/** The rules of the API Reference and of "Server-Side Composition" about the life of compositions. */

const target = targetOfFile();
const rule = (name: string, run: (place: SimulatedTarget) => Promise<void>): void =>
  holds(name, simulated(COSTS_MONEY, run), target);

/** A stage with somebody who publishes and, unless told otherwise, a composition of it that has become active. */
async function onAir(place: SimulatedTarget) {
  const stageArn = await makeStage(place);
  const person = await makePublisher(place.simulate, stageArn);
  const [encoder, storage] = [await makeEncoder(place), await makeStorage(place)];
  const s3 = { storageConfigurationArn: storage, encoderConfigurationArns: [encoder] };
  const channel = {
    channelArn: channelLike(stageArn, stageArn.split('/')[1]),
    encoderConfigurationArn: encoder,
  };
  const { arn } = await startComposition(place, { stageArn, destinations: [{ s3 }, { channel }] });
  await place.simulate.step(30);
  return { stageArn, person, encoder, storage, s3, channel, arn };
}

const stateOf = async ({ call }: SimulatedTarget, arn: string) => {
  const composition = given((await call('GetComposition', { arn })).composition);
  return [composition.state, ...given(composition.destinations).map(({ state }) => state)];
};

describe('what a composition uses', () => {
  rule('cannot be deleted before the composition has ended', async (place) => {
    const { arn, encoder, storage } = await onAir(place);
    const tried = async () => [
      (await place.refused('DeleteEncoderConfiguration', { arn: encoder })).name,
      (await place.refused('DeleteStorageConfiguration', { arn: storage })).name,
    ];
    expect(await tried()).toEqual(['ConflictException', 'ConflictException']);
    await place.call('StopComposition', { arn });
    expect(await tried()).toEqual(['ConflictException', 'ConflictException']);
    await place.simulate.step(30);
    await place.call('DeleteEncoderConfiguration', { arn: encoder });
    await place.call('DeleteStorageConfiguration', { arn: storage });
  });

  rule('has a channel that is on no other air', async (place) => {
    const { arn, stageArn, channel } = await onAir(place);
    const input = { stageArn, destinations: [{ channel }] };
    expect((await place.refused('StartComposition', input)).name).toBe('ConflictException');
    await place.call('StopComposition', { arn });
    await place.simulate.step(30);
    expect((await startComposition(place, input)).state).toBe('STARTING');
  });
});

describe('StopComposition', () => {
  rule('stops it step by step, once', async (place) => {
    const { arn } = await onAir(place);
    expect(await stateOf(place, arn)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
    await place.call('StopComposition', { arn });
    expect(await stateOf(place, arn)).toEqual(['STOPPING', 'STOPPING', 'STOPPING']);
    expect((await place.refused('StopComposition', { arn })).name).toBe('ConflictException');
    await place.simulate.step(30);
    expect(await stateOf(place, arn)).toEqual(['STOPPED', 'STOPPED', 'STOPPED']);
    expect((await place.refused('StopComposition', { arn })).name).toBe('ConflictException');
  });

  rule('leaves it to be read for five minutes', async (place) => {
    const { arn } = await onAir(place);
    await place.call('StopComposition', { arn });
    await place.simulate.step(30);
    const ended = given((await place.call('GetComposition', { arn })).composition?.endTime).getTime();
    const since = ((await place.simulate.now()).getTime() - ended) / 1_000;
    await place.simulate.step(299 - since);
    expect((await stateOf(place, arn))[0]).toBe('STOPPED');
    await place.simulate.step(2);
    expect((await place.refused('GetComposition', { arn })).name).toBe('ResourceNotFoundException');
    const { compositions = [] } = await place.call('ListCompositions', {});
    expect(compositions.map((one) => one.arn)).not.toContain(arn);
  });
});

describe('a composition', () => {
  rule('ends by itself when nobody has published for 60 seconds', async (place) => {
    const { arn, person } = await onAir(place);
    await place.simulate.act(person, 'unpublish');
    await place.simulate.step(58);
    expect((await stateOf(place, arn))[0]).toBe('ACTIVE');
    await place.simulate.step(4);
    expect((await stateOf(place, arn))[0]).toBe('STOPPING');
    await place.simulate.step(30);
    expect((await stateOf(place, arn))[0]).toBe('STOPPED');
  });

  rule('goes on when somebody publishes again in time', async (place) => {
    const { arn, person } = await onAir(place);
    await place.simulate.act(person, 'unpublish');
    await place.simulate.step(50);
    await place.simulate.act(person, 'publish');
    await place.simulate.step(600);
    expect((await stateOf(place, arn))[0]).toBe('ACTIVE');
  });

  rule('of a stage that nobody publishes on ends a minute after its start', async (place) => {
    const stageArn = await makeStage(place);
    const { arn } = await startComposition(place, { stageArn });
    await place.simulate.step(58);
    expect((await stateOf(place, arn))[0]).toBe('ACTIVE');
    await place.simulate.step(4);
    expect((await stateOf(place, arn))[0]).toBe('STOPPING');
  });

  rule('lasts 24 hours at most', async (place) => {
    const { arn, stageArn } = await onAir(place);
    await place.simulate.step(23 * 3_600);
    expect((await stateOf(place, arn))[0]).toBe('ACTIVE');
    // One publication may not last longer either.
    await makePublisher(place.simulate, stageArn);
    await place.simulate.step(3_600);
    expect((await stateOf(place, arn))[0]).toMatch(/^STOPP/);
  });

  rule('lives while one output does, and an output may find its connection again', async (place) => {
    const { arn } = await onAir(place);
    const { composition } = await place.call('GetComposition', { arn });
    const [first = '', second = ''] = composition?.destinations?.map(({ id = '' }) => id) ?? [];
    expect(await place.simulate.output(arn, first, 'reconnect')).toBe('RECONNECTING');
    expect(await stateOf(place, arn)).toEqual(['ACTIVE', 'RECONNECTING', 'ACTIVE']);
    await place.simulate.step(10);
    await place.simulate.output(arn, first, 'recover');
    expect(await stateOf(place, arn)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
    await place.simulate.step(10);
    await place.simulate.output(arn, first, 'fail');
    expect(await stateOf(place, arn)).toEqual(['ACTIVE', 'FAILED', 'ACTIVE']);
    await place.simulate.step(10);
    await place.simulate.output(arn, second, 'fail');
    await place.simulate.step(5);
    expect(await stateOf(place, arn)).toEqual(['FAILED', 'FAILED', 'FAILED']);
  });

  rule('that is asked for again with its idempotency token is the same one', async (place) => {
    const stageArn = await makeStage(place);
    await makePublisher(place.simulate, stageArn);
    const destinations = [{ channel: { channelArn: channelLike(stageArn, 'idempotent1') } }];
    const input = { stageArn, destinations, idempotencyToken: 'once', tags: { a: '1' } };
    const first = await startComposition(place, input);
    expect((await startComposition(place, input)).arn).toBe(first.arn);
    await place.simulate.step(30);
    expect(await startComposition(place, input)).toMatchObject({ arn: first.arn, state: 'ACTIVE' });
    const other = { ...input, tags: { a: '2' } };
    expect((await place.refused('StartComposition', other)).name).toBe('ConflictException');
    const { compositions } = await place.call('ListCompositions', { filterByStageArn: stageArn });
    expect(compositions).toHaveLength(1);
  });

  rule('makes room for another of its stage when it has ended', async (place) => {
    const stageArn = await makeStage(place);
    await makePublisher(place.simulate, stageArn);
    const start = (index: number) => ({
      stageArn,
      destinations: [{ channel: { channelArn: channelLike(stageArn, `room${index}`) } }],
    });
    const arns = [];
    for (const index of [1, 2, 3, 4, 5]) arns.push((await startComposition(place, start(index))).arn);
    expect((await place.refused('StartComposition', start(6))).name).toBe('ServiceQuotaExceededException');
    await place.simulate.step(30);
    await place.call('StopComposition', { arn: given(arns[0]) });
    await place.simulate.step(30);
    expect((await startComposition(place, start(6))).state).toBe('STARTING');
  });

  rule('ends with its stage', async (place) => {
    const { arn, stageArn } = await onAir(place);
    await place.call('DeleteStage', { arn: stageArn });
    await place.simulate.step(30);
    expect(await stateOf(place, arn)).toEqual(['FAILED', 'STOPPED', 'STOPPED']);
  });
});
