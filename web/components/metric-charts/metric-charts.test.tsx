import { render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { zoneClock } from '#web/components/time-axis/zone-clock.ts';
import { MetricCharts } from './metric-charts.tsx';

const START = Date.parse('2026-11-20T13:00:00Z');
const MINUTE = 60_000;
const COUNT = 600;

const set = {
  from: new Date(START).toISOString(),
  to: new Date(START + COUNT * MINUTE).toISOString(),
  period: 60,
  series: [],
  tooOld: false,
};
const people = {
  id: 'people',
  title: 'People',
  unit: 'people',
  note: 'The most in each period.',
  lines: [{ name: 'Publishers', look: 'first', values: Array.from({ length: COUNT }, (_, i) => i) }],
} as const;

/** A view that steps forth one minute at a time. */
function steppingView() {
  let window: TimeWindow = { from: START, to: START + 60 * MINUTE };
  const listeners = new Set<() => void>();
  return {
    getWindow: () => window,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    projection: (width: number) => ({ ...window, width: Math.max(width, 1) }),
    step: () => {
      window = { from: window.from + MINUTE, to: window.to + MINUTE };
      for (const listener of listeners) listener();
    },
  };
}

test('the charts are drawn anew ten times a second at most while the view moves, and as it is once it rests', async () => {
  const view = steppingView();
  const clocks = { clocks: [zoneClock('UTC')], base: 'UTC' };
  render(
    <MetricCharts
      label="Metrics of this stage"
      charts={[people]}
      set={set}
      view={view}
      clocks={clocks}
      zone="UTC"
      knownUntil={Date.parse(set.to)}
    />,
  );
  const slider = screen.getByRole('slider');
  let changes = 0;
  const observer = new MutationObserver((records) => {
    changes += records.length;
  });
  observer.observe(slider, { attributes: true, attributeFilter: ['min'] });
  const began = performance.now();
  for (let step = 0; step < 60; step += 1) {
    view.step();
    // One a frame, as a movement has them.
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
  await waitFor(() => expect(slider.getAttribute('min')).toBe('60'));
  observer.disconnect();
  // The first step is told at once, and the last when it rests.
  expect(changes).toBeLessThanOrEqual(Math.ceil((performance.now() - began) / 100) + 2);
  expect(changes).toBeGreaterThan(0);
});
