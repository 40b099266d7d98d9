import { describe, expect, it } from 'vitest';
import { readCanvas } from './read-canvas.ts';
import { readParameter } from './read-parameter.ts';

describe('what is typed for a parameter', () => {
  it.each([
    ['gridGap', '', undefined],
    ['gridGap', '0012', 12],
    ['gridGap', ' 7 ', 7],
    ['pipWidth', '2147483647', 2_147_483_647],
    ['omitStoppedVideo', 'true', true],
    ['videoFillMode', 'COVER', 'COVER'],
    ['pipParticipantAttribute', 'is-guest_1', 'is-guest_1'],
  ] as const)('%s “%s” is taken', (member, text, value) => {
    expect(readParameter('pip', member, text)).toEqual({ value });
  });

  it.each([
    ['gridGap', '-1', 'must be at least 0'],
    ['pipWidth', '0', 'must be at least 1'],
    ['gridGap', '1.5', 'must be a whole number'],
    ['gridGap', 'wide', 'must be a number'],
    ['gridGap', '1e3', 'must be a number'],
    ['gridGap', '0x10', 'must be a number'],
    ['pipOffset', '2147483648', 'must be at most 2147483647'],
    ['videoFillMode', 'ZOOM', 'must be one of FILL, COVER, CONTAIN'],
    ['omitStoppedVideo', 'yes', 'must be true or false'],
    ['pipParticipantAttribute', 'is guest', 'must hold only letters, digits, hyphens and underscores'],
    ['pipParticipantAttribute', 'x'.repeat(129), 'must have at most 128 characters'],
  ] as const)('%s “%s” is refused in words', (member, text, problem) => {
    expect(readParameter('pip', member, text)).toEqual({ problem });
  });
});

describe('what is typed for a side of the picture', () => {
  const canvas = { width: 1280, height: 1080 };
  it.each([
    ['width', '1920', { canvas: { width: 1920, height: 1080 } }],
    ['height', '2', { canvas: { width: 1280, height: 2 } }],
    ['width', '1281', { problem: 'must be an even number of pixels' }],
    ['width', '1922', { problem: 'must be at most 1920' }],
    ['width', '', { problem: 'must be a number' }],
    ['width', 'wide', { problem: 'must be a number' }],
    ['width', '12.5', { problem: 'must be a whole number' }],
    ['height', '1620.0', { canvas: { width: 1280, height: 1620 } }],
    [
      'height',
      '1622',
      { problem: 'must have at most 2,073,600 pixels, width times height, as 1920 × 1080 has' },
    ],
  ] as const)('%s “%s”', (side, text, read) => {
    expect(readCanvas(canvas, side, text)).toEqual(read);
  });
});
