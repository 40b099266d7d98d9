import { describe, expect, it } from 'vitest';
import { firstMark, type Mark } from './mark.ts';
import { outcomeFrom } from './outcome.ts';
import { type Standing, standingOf } from './standing.ts';
import { layoutAgain, startAgain } from './start-again.ts';

const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:123456789012:${kind}/${id}`;
const request = { stageArn: arn('stage', 's'), destinations: [] };
const mark: Mark = {
  ...firstMark({ compositionArn: arn('composition', 'old'), layout: {} }),
  plan: { mode: 'gap', oldArn: arn('composition', 'old'), old: request, new: request, known: [] },
  started: { new: arn('composition', 'new'), back: arn('composition', 'back') },
};
const active: Standing = { kind: 'active' };
const ended: Standing = { kind: 'ended', state: 'STOPPED' };

describe('how a Replace ended', () => {
  it('is by what runs, whatever it meant to do', () => {
    const kinds = (old: Standing, young: Standing, back: Standing) =>
      outcomeFrom(mark, [
        { part: 'old', standing: old },
        { part: 'new', standing: young },
        { part: 'back', standing: back },
      ]);
    expect(kinds(ended, active, ended)).toMatchObject({ kind: 'replaced', running: ['new'] });
    expect(kinds(active, ended, ended)).toMatchObject({ kind: 'kept', running: ['old'] });
    expect(kinds(ended, ended, active)).toMatchObject({ kind: 'kept', running: ['back'] });
    expect(kinds(ended, ended, { kind: 'stopping' })).toMatchObject({ kind: 'none', running: [] });
    expect(kinds(active, { kind: 'failing' }, ended)).toMatchObject({
      kind: 'several',
      running: ['old', 'new'],
    });
    expect(kinds(ended, active, ended).words).toBe(
      'The new layout is on. The old composition old is STOPPED, the new composition new is ACTIVE with all its destinations, the composition with the old layout back is STOPPED.',
    );
  });

  it('is not known where a start could not be found again', () => {
    const lost = { ...mark, hasLostTrack: true };
    expect(outcomeFrom(lost, [{ part: 'old', standing: ended }])).toMatchObject({
      kind: 'unknown',
      running: [],
    });
  });
});

describe('how a composition stands', () => {
  it('is ACTIVE only with all its destinations', () => {
    const of = (state: string, ...destinations: string[]) =>
      standingOf({ state, destinations: destinations.map((one) => ({ state: one })) } as Parameters<
        typeof standingOf
      >[0]);
    expect(of('ACTIVE', 'ACTIVE', 'ACTIVE').kind).toBe('active');
    expect(of('ACTIVE', 'ACTIVE', 'STARTING')).toEqual({
      kind: 'coming',
      words: 'ACTIVE, with a destination that is STARTING',
    });
    expect(of('ACTIVE', 'ACTIVE', 'FAILED').kind).toBe('failing');
    expect(of('FAILED', 'FAILED')).toEqual({ kind: 'ended', state: 'FAILED' });
    expect(standingOf(undefined)).toEqual({ kind: 'ended', state: 'gone' });
  });
});

describe('what starts a composition again', () => {
  it('leaves out what AWS left empty, and tags of its own', () => {
    expect(
      layoutAgain({ grid: { videoFillMode: '' as 'COVER', gridGap: 0, omitStoppedVideo: false } }),
    ).toEqual({
      grid: { gridGap: 0, omitStoppedVideo: false },
    });
    expect(layoutAgain(null)).toBeUndefined();
    expect(
      startAgain({
        arn: arn('composition', 'old'),
        stageArn: arn('stage', 's'),
        state: 'ACTIVE',
        layout: {},
        tags: { 'aws:made': 'x', team: 'show' },
        destinations: [
          {
            id: 'd',
            state: 'ACTIVE',
            configuration: {
              name: '',
              channel: { channelArn: arn('channel', 'c'), encoderConfigurationArn: '' },
            },
          },
        ],
      }),
    ).toEqual({
      stageArn: arn('stage', 's'),
      tags: { team: 'show' },
      destinations: [{ channel: { channelArn: arn('channel', 'c') } }],
    });
  });
});
