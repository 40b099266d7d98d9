import { describe, expect, it } from 'vitest';
import { levelOf } from './level.ts';
import { runningCompositions } from '#web/components/running-compositions.ts';
import { fullestStage } from './fullest-stage.ts';

describe('what is left of a quota', () => {
  it.each([
    [0, 20, 'Room'],
    [15, 20, 'Room'],
    [16, 20, 'Nearly full'],
    [19, 20, 'Nearly full'],
    [20, 20, 'Full'],
    [24, 20, 'Full'],
    [2, 3, 'Room'],
  ])('%i of %i is told as %s', (count, limit, word) => expect(levelOf(count, limit).word).toBe(word));
});

describe('compositions at a time', () => {
  const of = (stage: string, state: string) => ({
    stageArn: `arn:aws:ivs:us-east-1:123456789012:stage/${stage}`,
    state,
  });

  it('are all that have not ended, one in a state of tomorrow too', () => {
    const items = ['STARTING', 'ACTIVE', 'STOPPING', 'FAILED', 'STOPPED', 'PAUSED'].map((state) =>
      of('a', state),
    );
    expect(runningCompositions(items).map(({ state }) => state)).toEqual([
      'STARTING',
      'ACTIVE',
      'STOPPING',
      'PAUSED',
    ]);
  });

  it('are counted by stage', () => {
    expect(fullestStage([of('a', 'ACTIVE'), of('b', 'ACTIVE'), of('b', 'STARTING')])).toEqual({
      stageId: 'b',
      count: 2,
    });
    expect(fullestStage([])).toBeUndefined();
  });
});
