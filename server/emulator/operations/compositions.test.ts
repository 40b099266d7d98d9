import { describe, expect, it } from 'vitest';
import { apiOf } from '../testing/api.ts';
import { START, worldAt } from '../testing/worlds.ts';

const world = worldAt('showtime');
const handlers = apiOf(world);
const listed = handlers.ListCompositions({}).compositions ?? [];

describe('compositions', () => {
  it('say less in the list than one by one, and nothing else', () => {
    for (const summary of listed) {
      const { composition } = handlers.GetComposition({ arn: summary.arn });
      expect(composition).toMatchObject({
        arn: summary.arn,
        state: summary.state,
        stageArn: summary.stageArn,
      });
      expect(composition?.destinations?.map(({ id, state }) => ({ id, state }))).toEqual(
        summary.destinations?.map(({ id, state }) => ({ id, state })),
      );
      expect(Object.keys(summary)).not.toContain('layout');
      for (const destination of summary.destinations ?? [])
        expect(Object.keys(destination)).not.toContain('configuration');
    }
  });

  it('have times as their states have them', () => {
    for (const { state, startTime, endTime, destinations } of listed) {
      expect(startTime?.getTime()).toBeLessThanOrEqual(START);
      expect(endTime !== undefined).toBe(state === 'STOPPED' || state === 'FAILED');
      for (const destination of destinations ?? []) {
        if (destination.state === 'STARTING') expect(destination.startTime).toBeUndefined();
        if (destination.state === 'ACTIVE') expect(destination.startTime).toBeInstanceOf(Date);
        expect(destination.endTime !== undefined).toBe(
          destination.state === 'STOPPED' || destination.state === 'FAILED',
        );
      }
    }
  });

  it('echo layouts in every form that AWS does', () => {
    const layouts = listed.map(({ arn }) => handlers.GetComposition({ arn }).composition?.layout);
    const grids = layouts.flatMap((layout) => layout?.grid ?? []);
    expect(grids.map((grid) => grid.videoFillMode)).toContain('');
    expect(grids.some((grid) => !('videoFillMode' in grid))).toBe(true);
    expect(layouts).toContain(undefined);
    expect(layouts.some((layout) => layout?.pip && !('pipWidth' in layout.pip))).toBe(true);
  });

  it('record below stage, composition and destination, and point at configurations that exist', () => {
    for (const { arn } of listed) {
      const { composition } = handlers.GetComposition({ arn });
      for (const { id, configuration, detail } of composition?.destinations ?? []) {
        expect(configuration?.s3 !== undefined).toBe(detail?.s3 !== undefined);
        if (!configuration?.s3) {
          expect(configuration?.channel?.channelArn).toMatch(/:channel\/[A-Za-z0-9]{12}$/);
          continue;
        }
        const ids = [composition?.stageArn, composition?.arn].map((text) => text?.split('/').at(-1));
        expect(detail?.s3?.recordingPrefix).toBe(`${ids[0]}/${ids[1]}/${id}/composite`);
        handlers.GetStorageConfiguration({ arn: configuration.s3.storageConfigurationArn });
        for (const encoder of configuration.s3.encoderConfigurationArns ?? []) {
          handlers.GetEncoderConfiguration({ arn: encoder });
        }
      }
    }
  });

  it('are filtered by stage and by encoder configuration', () => {
    const [one] = listed;
    const ofStage = handlers.ListCompositions({ filterByStageArn: one?.stageArn }).compositions ?? [];
    expect(ofStage).toEqual(listed.filter((candidate) => candidate.stageArn === one?.stageArn));
    const encoders = handlers.ListEncoderConfigurations({}).encoderConfigurations ?? [];
    const counts = encoders.map(
      ({ arn }) =>
        handlers.ListCompositions({ filterByEncoderConfigurationArn: arn }).compositions?.length ?? 0,
    );
    expect(Math.max(...counts)).toBeGreaterThan(0);
    expect(Math.max(...counts)).toBeLessThan(listed.length);
  });

  it('are gone five minutes after they have ended', () => {
    const moving = worldAt('showtime');
    const reads = apiOf(moving);
    const stopped = listed.find((candidate) => candidate.state === 'STOPPED');
    const end = stopped?.endTime?.getTime() ?? 0;
    moving.setNow(end + 5 * 60_000 - 1_000);
    expect(reads.GetComposition({ arn: stopped?.arn }).composition?.state).toBe('STOPPED');
    moving.setNow(end + 5 * 60_000);
    expect(() => reads.GetComposition({ arn: stopped?.arn })).toThrow('not found');
    expect(reads.ListCompositions({}).compositions?.map(({ arn }) => arn)).not.toContain(stopped?.arn);
  });
});
