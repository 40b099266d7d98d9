import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { readPalette } from '#web/components/time-axis/palette.ts';
import { zoneClock } from '#web/components/time-axis/zone-clock.ts';
import { SessionTimeline } from './data/session-timeline.ts';
import { TimelineView } from './timeline-view.ts';
import { useChartPainter } from './use-chart-painter.ts';

const START = Date.parse('2026-11-20T14:00:00Z');
const MINUTE = 60_000;
const HIGH = 30;
const IN_VIEW = 10;

const aFrame = async () => new Promise((resolve) => requestAnimationFrame(resolve));

test('what is out of sight is left out while the view moves, also when it is scrolled, and not because the session grows', async () => {
  const view = new TimelineView(
    { from: START, to: START + 10 * MINUTE },
    { from: START + MINUTE, to: START + 2 * MINUTE },
  );
  const scroller = document.createElement('div');
  document.body.append(scroller);
  scroller.scrollTop = 20 * HIGH;
  const lanes = document.createElement('canvas');
  const parts = {
    scroller: { current: scroller },
    axis: { current: document.createElement('canvas') },
    lanes: { current: lanes },
    axisSheet: { current: document.createElement('canvas') },
    lanesSheet: { current: document.createElement('canvas') },
    cursorLine: { current: null },
    tailName: { current: null },
  };
  const picture = {
    view,
    source: {
      timeline: new SessionTimeline(),
      rows: [],
      extent: { start: START, end: undefined },
      knownUntil: START + 10 * MINUTE,
      idleTail: undefined,
    },
    rows: { count: 100, height: HIGH },
    width: 1000,
    height: IN_VIEW * HIGH,
    palette: readPalette(scroller),
    clocks: [zoneClock('UTC')],
    base: 'UTC',
    cursor: undefined,
  };
  renderHook(() => useChartPainter(parts, picture, 18, 32, () => undefined));
  const rowsPainted = () => Number.parseFloat(lanes.style.height) / HIGH;
  await aFrame();
  const atRest = rowsPainted();
  expect(atRest).toBeGreaterThan(IN_VIEW);
  view.setBounds({ from: START, to: START + 20 * MINUTE });
  await aFrame();
  expect(rowsPainted()).toBe(atRest);
  view.panBy(MINUTE);
  await aFrame();
  expect(rowsPainted()).toBe(IN_VIEW);
  expect(lanes.style.translate).toBe(`0px ${20 * HIGH}px`);
  scroller.scrollTop = 40 * HIGH;
  scroller.dispatchEvent(new Event('scroll'));
  await aFrame();
  expect(lanes.style.translate).toBe(`0px ${40 * HIGH}px`);
  scroller.remove();
});
