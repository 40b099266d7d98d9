import { describe, expect, it } from 'vitest';
import { frameShape } from './frame-shape.ts';

const said = (width: number, height: number) => {
  const { ratio, word } = frameShape(width, height);
  return `${word} ${ratio}`;
};

describe('the shape of a frame', () => {
  it.each([
    [1280, 720, 'landscape 16:9'],
    [1920, 1080, 'landscape 16:9'],
    [1080, 1920, 'portrait 9:16'],
    [720, 720, 'square 1:1'],
    [640, 480, 'landscape 4:3'],
    [2, 2, 'square 1:1'],
  ])('%i x %i is %s', (width, height, expected) => {
    expect(said(width, height)).toBe(expected);
  });

  it('names the usual ratio of sizes that had to be made even', () => {
    expect(said(854, 480)).toBe('landscape about 16:9');
    expect(said(480, 854)).toBe('portrait about 9:16');
  });

  it('counts out a ratio without a name', () => {
    expect(said(1920, 2)).toBe('landscape 960.00:1');
    expect(said(1000, 702)).toBe('landscape 1.42:1');
    expect(said(702, 1000)).toBe('portrait 1:1.42');
  });
});
