import { describe, expect, test } from 'vitest';
import { project } from '#web/components/time-axis/projection.ts';
import { boundsOf } from '#web/components/time-axis/time-window.ts';
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
    const toldOfWhole: string[] = [];
    whole.subscribe((change) => toldOfWhole.push(change));
    whole.setBounds(longer);
    expect(whole.getWindow()).toEqual(longer);
    expect(toldOfWhole).toEqual(['learnt']);
    const part = new TimelineView(bounds, { from: START + 60_000, to: START + 120_000 });
    const window = part.getWindow();
    const told: string[] = [];
    part.subscribe((change) => told.push(change));
    part.setBounds(longer);
    part.setBounds({ ...longer });
    expect(part.getWindow()).toBe(window);
    expect(part.getBounds()).toBe(longer);
    expect(told).toEqual(['bounds']);
    part.setBounds(boundsOf(START, START + 90_000));
    expect(part.getWindow().to).toBeLessThan(window.to);
    expect(told).toEqual(['bounds', 'learnt']);
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

describe('with folded gaps', () => {
  const folds = [{ from: START + 10 * 60_000, to: START + 50 * 60_000 }];
  const view = () => {
    const made = new TimelineView(bounds, undefined);
    made.setWidth(1000);
    made.setFolds(folds);
    return made;
  };

  test('a step moves as far on screen as without, and over a fold in one', () => {
    const folded = view();
    folded.zoom(4, START + 9 * 60_000);
    const before = folded.getWindow();
    const place = (time: number) => project(folded.projection(1000), time);
    const x = place(START + 9 * 60_000);
    folded.panStep(1);
    expect(place(START + 9 * 60_000)).toBeCloseTo(x - 120, 1);
    expect(folded.getWindow().from).toBeGreaterThan(before.from);
  });

  test('the middle is found through them, and centred once', () => {
    const folded = view();
    folded.zoom(3, START + 55 * 60_000);
    const time = START + 9 * 60_000;
    expect(folded.isCentred(time)).toBe(false);
    folded.centre(time);
    expect(folded.isCentred(time)).toBe(true);
  });

  test('a stretch within one opens it and says so; one beside it does not', () => {
    const folded = view();
    const opened: unknown[] = [];
    folded.onLookedInto = (some) => opened.push(some);
    folded.show({ from: START, to: START + 5 * 60_000 });
    expect(opened).toEqual([]);
    folded.show({ from: START + 20 * 60_000, to: START + 30 * 60_000 });
    expect(opened).toEqual([folds]);
    expect(folded.getFolds()).toEqual([]);
  });

  test('a stretch that the address asks for opens the fold that is found around it later', () => {
    const asked = { from: START + 20 * 60_000, to: START + 30 * 60_000 };
    const folded = new TimelineView(bounds, asked);
    folded.setFolds(folds);
    expect(folded.getFolds()).toEqual([]);
    expect(folded.getWindow()).toEqual(asked);
  });
});
