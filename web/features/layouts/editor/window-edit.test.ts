import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindow } from '#shared/layouts/geometry/window.ts';
import { PIP_DEFAULTS } from '#shared/layouts/effective-layout.ts';
import { PIP_POSITIONS } from '#shared/layouts/layout.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { arrow, jump, moveWindow, nudgeOffset, resizeWindow } from './window-edit.ts';

const HD = { width: 1280, height: 720 };
const VIDEO = { width: 16, height: 9 };
const window = { x: 940, y: 520, width: 320, height: 180 };

describe('dragging the window', () => {
  it('takes it to the corner it comes nearest to', () => {
    const corners = [
      [0, 0, 'BOTTOM_RIGHT'],
      [-900, 0, 'BOTTOM_LEFT'],
      [0, -500, 'TOP_RIGHT'],
      [-900, -500, 'TOP_LEFT'],
    ] as const;
    for (const [x, y, corner] of corners)
      expect(moveWindow(window, { x, y }, HD, 0).members).toMatchObject({ pipPosition: corner });
  });

  it('gives one offset for both edges, never outside of the picture', () => {
    expect(moveWindow(window, { x: -30, y: -10 }, HD, 0).members).toEqual({
      pipPosition: 'BOTTOM_RIGHT',
      pipOffset: 40,
    });
    expect(moveWindow(window, { x: 200, y: 200 }, HD, 0).members).toMatchObject({ pipOffset: 0 });
  });

  it('snaps to the edge, the safe areas, the thirds and the centre', () => {
    expect(moveWindow(window, { x: 15, y: 14 }, HD, 8).members).toMatchObject({ pipOffset: 0 });
    // 3.5 % of 720 from the bottom edge.
    expect(moveWindow(window, { x: -4, y: -4 }, HD, 8)).toMatchObject({
      members: { pipOffset: 25 },
      guides: [{ axis: 'y', label: 'action safe' }],
    });
    expect(moveWindow(window, { x: -4, y: -4 }, HD, 0).guides).toEqual([]);
  });

  it('draws it where it was dropped, along its diagonal', () => {
    const drag = fc.record({
      x: fc.integer({ min: -1300, max: 400 }),
      y: fc.integer({ min: -800, max: 300 }),
    });
    fc.assert(
      fc.property(drag, fc.constantFrom(0, 8), (by, reach) => {
        const { members } = moveWindow(window, by, HD, reach);
        const layout = { ...PIP_DEFAULTS, pipWidth: 320, pipHeight: 180, ...members } as typeof PIP_DEFAULTS;
        expect(placeWindow(layout, HD, VIDEO).clamped).toBe(false);
      }),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });
});

describe('dragging a handle', () => {
  it('changes the side away from the corner', () => {
    expect(
      resizeWindow(window, 'width', { x: -50, y: 9 }, { pipPosition: 'BOTTOM_RIGHT' }, HD, 0).members,
    ).toEqual({
      pipWidth: 370,
    });
    expect(
      resizeWindow({ ...window, x: 20 }, 'width', { x: 50, y: 9 }, { pipPosition: 'BOTTOM_LEFT' }, HD, 0)
        .members,
    ).toEqual({ pipWidth: 370 });
    expect(
      resizeWindow(window, 'height', { x: -50, y: -20 }, { pipPosition: 'BOTTOM_RIGHT' }, HD, 0).members,
    ).toEqual({
      pipHeight: 200,
    });
  });

  it('snaps to a usual shape, and says which', () => {
    expect(resizeWindow(window, 'both', { x: -101, y: -59 }, { pipPosition: 'BOTTOM_RIGHT' }, HD, 8)).toEqual(
      {
        members: { pipWidth: 421, pipHeight: 237 },
        guides: [{ axis: 'ratio', at: 0, label: '16:9' }],
      },
    );
  });

  it('snaps to a usual shape by one side too, where the other one is set', () => {
    const sized = { pipPosition: 'BOTTOM_RIGHT', pipWidth: 320, pipHeight: 180 } as const;
    expect(resizeWindow(window, 'width', { x: 137, y: 0 }, sized, HD, 8)).toEqual({
      members: { pipWidth: 180 },
      guides: [{ axis: 'ratio', at: 0, label: '1:1' }],
    });
    expect(resizeWindow(window, 'height', { x: 0, y: -58 }, sized, HD, 8)).toEqual({
      members: { pipHeight: 240 },
      guides: [{ axis: 'ratio', at: 0, label: '4:3' }],
    });
    const free = { pipPosition: 'BOTTOM_RIGHT' } as const;
    expect(resizeWindow(window, 'width', { x: 137, y: 0 }, free, HD, 8).members).toEqual({ pipWidth: 183 });
  });

  it('snaps its edge to the centre', () => {
    expect(resizeWindow(window, 'width', { x: -297, y: 0 }, { pipPosition: 'BOTTOM_RIGHT' }, HD, 8)).toEqual({
      members: { pipWidth: 620 },
      guides: [{ axis: 'x', at: 640, label: 'centre' }],
    });
  });

  it('keeps the window in the picture and at least a pixel large', () => {
    const by = fc.record({
      x: fc.integer({ min: -2000, max: 2000 }),
      y: fc.integer({ min: -2000, max: 2000 }),
    });
    fc.assert(
      fc.property(
        by,
        fc.constantFrom(...PIP_POSITIONS),
        fc.constantFrom(0, 8),
        (moved, pipPosition, reach) => {
          const layout = { ...PIP_DEFAULTS, pipPosition, pipOffset: 20, pipWidth: 320, pipHeight: 180 };
          const start = placeWindow(layout, HD, VIDEO).rectangle;
          const { members } = resizeWindow(start, 'both', moved, { pipPosition }, HD, reach);
          const { pipWidth = 0, pipHeight = 0 } = members;
          expect(Math.min(pipWidth, pipHeight)).toBeGreaterThanOrEqual(1);
          expect(pipWidth).toBeLessThanOrEqual(1260);
          // A usual shape may reach a few pixels further.
          expect(pipHeight).toBeLessThanOrEqual(700 + reach);
        },
      ),
      { seed: 1, numRuns: 200 * SCALE },
    );
  });
});

describe('the arrow keys', () => {
  it('move by one pixel, with Shift by ten', () => {
    expect(arrow('ArrowLeft', false)).toEqual({ x: -1, y: 0 });
    expect(arrow('ArrowDown', true)).toEqual({ x: 0, y: 10 });
    expect(arrow('a', false)).toBeUndefined();
  });

  it('move away from the corner and back to it', () => {
    expect(nudgeOffset('BOTTOM_RIGHT', 5, { x: -1, y: 0 })).toEqual({ pipOffset: 6 });
    expect(nudgeOffset('TOP_LEFT', 5, { x: 0, y: 10 })).toEqual({ pipOffset: 15 });
    expect(nudgeOffset('TOP_LEFT', 5, { x: -10, y: 0 })).toEqual({ pipOffset: 0 });
  });

  it('jump to the next corner', () => {
    expect(jump('TOP_LEFT', { x: 1, y: 0 })).toEqual({ pipPosition: 'TOP_RIGHT' });
    expect(jump('TOP_LEFT', { x: 0, y: 1 })).toEqual({ pipPosition: 'BOTTOM_LEFT' });
  });
});
