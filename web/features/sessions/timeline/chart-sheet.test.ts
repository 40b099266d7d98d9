import { expect, test } from 'vitest';
import type { Projection } from '#web/components/time-axis/projection.ts';
import { ChartSheet } from './chart-sheet.ts';

const ROWS = { first: 4, end: 18 };
const WIDTH = 400;
const AHEAD = 300;

/** A window moved to later times by so many pixels; a pixel is a second. */
const movedBy = (pixels: number): Projection => ({
  from: pixels * 1000,
  to: (pixels + WIDTH) * 1000,
  width: WIDTH,
});
const ANEW = { paint: { before: 0, after: 0 } };

/** Somebody who pans to later times, two frames long. */
function panned(): ChartSheet {
  const sheet = new ChartSheet();
  expect(sheet.next(movedBy(0), ROWS, false, 1)).toEqual(ANEW);
  expect(sheet.next(movedBy(10), ROWS, true, 1), 'a single step').toEqual(ANEW);
  expect(sheet.next(movedBy(20), ROWS, true, 1)).toEqual({ paint: { before: 0, after: AHEAD } });
  return sheet;
}

test('who pans has what is painted moved, until it is at an end', () => {
  const sheet = panned();
  expect(sheet.next(movedBy(25), ROWS, true, 1)).toEqual({ moveTo: -5 });
  expect(sheet.next(movedBy(20 + AHEAD), ROWS, true, 1)).toEqual({ moveTo: -AHEAD });
  expect(sheet.next(movedBy(21 + AHEAD), ROWS, true, 1)).toEqual({ paint: { before: 0, after: AHEAD } });
});

test('who turns round has painted what lies that way', () => {
  const sheet = panned();
  sheet.next(movedBy(25), ROWS, true, 1);
  expect(sheet.next(movedBy(22), ROWS, true, 1)).toEqual({ moveTo: -2 });
  expect(sheet.next(movedBy(15), ROWS, true, 1)).toEqual({ paint: { before: AHEAD, after: 0 } });
  expect(sheet.next(movedBy(5), ROWS, true, 1)).toEqual({ moveTo: 10 - AHEAD });
});

test('more detail, other rows, a change of what is shown and rest have all painted anew', () => {
  const zoomed = { ...movedBy(20), to: movedBy(20).to - 50_000 };
  expect(panned().next(zoomed, ROWS, true, 1)).toEqual(ANEW);
  expect(panned().next(movedBy(25), { first: 5, end: 19 }, true, 1)).toHaveProperty('paint');
  expect(panned().next(movedBy(25), ROWS, false, 1)).toEqual(ANEW);
  const changed = panned();
  changed.discard();
  expect(changed.next(movedBy(25), ROWS, true, 1)).toHaveProperty('paint');
});

test('what keeps to the edges of the window is painted with every frame', () => {
  const sheet = panned();
  sheet.keepToEdges(true);
  expect(sheet.next(movedBy(25), ROWS, true, 1)).toEqual(ANEW);
  expect(sheet.next(movedBy(30), ROWS, true, 1)).toEqual(ANEW);
  sheet.keepToEdges(false);
  expect(sheet.next(movedBy(35), ROWS, true, 1)).toEqual({ paint: { before: 0, after: AHEAD } });
});

test('a picture lies on whole pixels of the screen', () => {
  const sheet = new ChartSheet();
  const pixel = 1 / 1.5;
  sheet.next(movedBy(0), ROWS, true, pixel);
  const step = sheet.next(movedBy(10), ROWS, true, pixel);
  expect(step).toEqual({ paint: { before: 0, after: expect.closeTo(AHEAD, 6) } });
  const moved = sheet.next(movedBy(14.2), ROWS, true, pixel);
  expect(moved).toEqual({ moveTo: expect.closeTo(-6 * pixel, 6) });
});
