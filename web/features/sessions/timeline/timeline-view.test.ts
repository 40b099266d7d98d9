import { describe, expect, test } from 'vitest';
import { boundsOf } from './geometry/time-window.ts';
import { START } from './testing/arbitrary-events.ts';
import { TimelineView } from './timeline-view.ts';

const HOUR = 3_600_000;
const bounds = boundsOf(START, START + HOUR);

describe('the view', () => {
  test('shows the whole, or what the address asks for within it', () => {
    expect(new TimelineView(bounds, undefined).getWindow()).toEqual(bounds);
    const asked = { from: START + 60_000, to: START + 120_000 };
    expect(new TimelineView(bounds, asked).getWindow()).toEqual(asked);
    expect(new TimelineView(bounds, { from: 0, to: 1e15 }).getWindow()).toEqual(bounds);
  });

  test('of the whole grows with a live session, one of a part stays', () => {
    const longer = boundsOf(START, START + 2 * HOUR);
    const whole = new TimelineView(bounds, undefined);
    whole.setBounds(longer);
    expect(whole.getWindow()).toEqual(longer);
    const part = new TimelineView(bounds, { from: START + 60_000, to: START + 120_000 });
    part.setBounds(longer);
    expect(part.getWindow()).toEqual({ from: START + 60_000, to: START + 120_000 });
  });

  test('tells of a change, and not of what changes nothing', () => {
    const view = new TimelineView(bounds, undefined);
    let told = 0;
    view.subscribe(() => (told += 1));
    view.panStep(1);
    view.showWhole();
    view.zoom(0.5);
    expect(told).toBe(0);
    view.zoom(2);
    view.panStep(-1);
    view.showWhole();
    expect(told).toBe(3);
    expect(view.isWhole).toBe(true);
  });
});
