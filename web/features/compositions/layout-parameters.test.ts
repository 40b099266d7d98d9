import { describe, expect, it } from 'vitest';
import { GridConfiguration, PipConfiguration } from '#shared/layouts/layout.ts';
import { describeLayout } from './layout-parameters.ts';

/** As AWS echoes a grid of which nothing was set. */
const UNSET_GRID = {
  featuredParticipantAttribute: '',
  gridGap: 2,
  omitStoppedVideo: false,
  participantOrderAttribute: '',
  videoAspectRatio: 'VIDEO',
  videoFillMode: '',
} as const;

/** As AWS echoes a picture-in-picture layout of which nothing was set. */
const UNSET_PIP = {
  featuredParticipantAttribute: '',
  gridGap: 0,
  omitStoppedVideo: false,
  participantOrderAttribute: '',
  pipBehavior: 'STATIC',
  pipOffset: 0,
  pipParticipantAttribute: '',
  pipPosition: 'BOTTOM_RIGHT',
  videoFillMode: 'COVER',
} as const;

const chosen = (layout: Parameters<typeof describeLayout>[0]) =>
  describeLayout(layout).flatMap(({ parameters }) =>
    parameters.filter(({ differs }) => differs).map(({ member }) => member),
  );

describe('the parameters of a layout', () => {
  it('are all those of the contract, for either layout', () => {
    const members = (layout: Parameters<typeof describeLayout>[0]) =>
      describeLayout(layout)[0]
        ?.parameters.map(({ member }) => member)
        .toSorted();
    expect(members({ grid: {} })).toEqual(Object.keys(GridConfiguration.shape).toSorted());
    expect(members({ pip: {} })).toEqual(Object.keys(PipConfiguration.shape).toSorted());
  });

  it('differ in nothing when nobody has set one, however AWS writes that', () => {
    const { videoFillMode: _, ...withoutFillMode } = UNSET_GRID;
    expect(chosen({ grid: UNSET_GRID })).toEqual([]);
    expect(chosen({ grid: withoutFillMode })).toEqual([]);
    expect(chosen({ grid: {} })).toEqual([]);
    expect(chosen({ pip: UNSET_PIP })).toEqual([]);
  });

  it('differ where something else was chosen, by the defaults of that layout', () => {
    expect(chosen({ grid: { ...UNSET_GRID, gridGap: 0, videoFillMode: 'COVER' } })).toEqual([
      'videoFillMode',
      'gridGap',
    ]);
    expect(chosen({ pip: { ...UNSET_PIP, gridGap: 2, pipWidth: 320, omitStoppedVideo: true } })).toEqual([
      'pipWidth',
      'gridGap',
      'omitStoppedVideo',
    ]);
  });

  it('are those of the default grid where AWS gives no layout', () => {
    for (const none of [null, undefined, {}]) {
      expect(describeLayout(none)).toMatchObject([{ kind: 'grid', given: false }]);
      expect(chosen(none)).toEqual([]);
    }
  });

  it('are told of both layouts where AWS gives both', () => {
    expect(describeLayout({ grid: UNSET_GRID, pip: UNSET_PIP }).map(({ kind }) => kind)).toEqual([
      'grid',
      'pip',
    ]);
  });
});
