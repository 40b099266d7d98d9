import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { zoneClock } from '#web/components/time-axis/zone-clock.ts';
import { SessionTimeline } from './data/session-timeline.ts';
import { Minimap } from './minimap.tsx';
import { TimelineView } from './timeline-view.ts';

const START = Date.parse('2026-11-20T14:00:00Z');
const MINUTE = 60_000;

test('a part of a live session takes up less of the whole as that grows', () => {
  const view = new TimelineView(
    { from: START, to: START + 10 * MINUTE },
    { from: START + MINUTE, to: START + 2 * MINUTE },
  );
  const source = {
    timeline: new SessionTimeline(),
    rows: [],
    extent: { start: START, end: undefined },
    knownUntil: START + 10 * MINUTE,
    idleTail: undefined,
  };
  render(
    <Minimap
      view={view}
      source={source}
      version={0}
      palette={undefined}
      clock={zoneClock('UTC')}
      zoneName="UTC"
    />,
  );
  const end = screen.getByRole('slider', { name: 'End of the stretch shown' });
  expect(end.getAttribute('aria-valuemax')).toBe('600');
  act(() => view.setBounds({ from: START, to: START + 20 * MINUTE }));
  expect(end.getAttribute('aria-valuemax')).toBe('1200');
  expect(end.getAttribute('aria-valuenow')).toBe('120');
});
