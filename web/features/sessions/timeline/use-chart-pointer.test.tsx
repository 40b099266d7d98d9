import { render } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test } from 'vitest';
import { project } from '#web/components/time-axis/projection.ts';
import { TimelineView } from './timeline-view.ts';
import { useChartPointer } from './use-chart-pointer.ts';

const WIDTH = 1000;
const START = Date.parse('2026-11-20T14:00:00Z');

function Chart({ view }: { view: TimelineView }) {
  const plot = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const ignore = () => undefined;
  useChartPointer({ plot, width: WIDTH, scroller, view, onPoint: ignore, onClick: ignore });
  return <div ref={plot} data-testid="plot" />;
}

test('zooming keeps what is under the pointer in its place, also after the page has been laid out anew', () => {
  const view = new TimelineView({ from: START, to: START + 3_600_000 }, undefined);
  view.setWidth(WIDTH);
  const plot = render(<Chart view={view} />).getByTestId('plot');
  let left = 0;
  plot.getBoundingClientRect = () => new DOMRect(left, 0, WIDTH, 400);
  const placeOf = (time: number) => left + project(view.projection(WIDTH), time);
  const zoomAt = (clientX: number, timeStamp: number) => {
    // Of a wheel event the browser of these tests does not know where the pointer is.
    const wheel = new MouseEvent('wheel', { ctrlKey: true, clientX, cancelable: true });
    Object.assign(wheel, { deltaX: 0, deltaY: -100 });
    Object.defineProperty(wheel, 'timeStamp', { value: timeStamp });
    plot.dispatchEvent(wheel);
    expect(wheel.defaultPrevented).toBe(true);
  };

  const quarter = START + 900_000;
  for (const [step, at] of [1000, 1016, 1032].entries()) {
    zoomAt(placeOf(quarter), at);
    expect(placeOf(quarter), `step ${step}`).toBeCloseTo(250, 6);
  }
  left = 240;
  zoomAt(placeOf(quarter), 1032 + 200);
  expect(placeOf(quarter)).toBeCloseTo(240 + 250, 6);
});
