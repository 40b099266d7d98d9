import { describe, expect, it } from 'vitest';
import { differencesOf } from './content-differences.ts';
import { readPresetFile, writePresetFile } from './preset-file.ts';

const canvas = { width: 1280, height: 720 };
const grid = { layout: { grid: { gridGap: 8, omitStoppedVideo: true } }, canvas };

describe('the differences of two layouts', () => {
  it('are none between equal ones, whatever the order of members', () => {
    expect(differencesOf(grid, { layout: { grid: { omitStoppedVideo: true, gridGap: 8 } }, canvas })).toEqual(
      [],
    );
    expect(differencesOf({ layout: {}, canvas }, { layout: { grid: {} }, canvas })).toEqual([]);
  });

  it('name what was set, what was unset and what was changed', () => {
    const pip = { layout: { pip: { gridGap: 2, pipOffset: 20 } }, canvas: { width: 720, height: 1280 } };
    expect(differencesOf(grid, pip).map(({ member, before, after }) => [member, before, after])).toEqual([
      ['kind', 'grid', 'picture-in-picture'],
      ['canvas', '1280 × 720', '720 × 1280'],
      ['gridGap', 8, 2],
      ['omitStoppedVideo', true, undefined],
      ['pipOffset', undefined, 20],
    ]);
  });
});

describe('a layout as a file', () => {
  it('is read as it was written', () => {
    const file = { name: 'Talk', note: '', content: grid };
    expect(readPresetFile(writePresetFile(file))).toEqual({ format: 'callboard-layout-1', ...file });
  });

  it.each([
    ['no JSON', 'Talk', /not JSON/],
    ['another thing', '{"a":1}', /not a layout of this console/],
    [
      'a layout that AWS would refuse',
      writePresetFile({ name: 'x', note: '', content: { layout: { grid: { gridGap: -1 } }, canvas } }),
      /content\.layout\.grid\.gridGap/,
    ],
  ])('is refused where it is %s', (_what, text, problem) => {
    expect(readPresetFile(text)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
