import { act, render, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import type { TimelineView } from './timeline-view.ts';
import { useTimelineView } from './use-timeline-view.ts';

const START = Date.parse('2026-11-20T14:00:00Z');
const MINUTE = 60_000;
const BOUNDS = { from: START, to: START + 60 * MINUTE };
const PART = '/?from=2026-11-20T14:10:00Z&to=2026-11-20T14:20:00Z';
const part = { from: START + 10 * MINUTE, to: START + 20 * MINUTE };

afterEach(() => vi.useRealTimers());

function drawAt(address: string) {
  const views: TimelineView[] = [];
  const onView = (view: TimelineView) => views.push(view);
  const router = createMemoryRouter([{ path: '/', element: <Probe onView={onView} /> }], {
    initialEntries: [address],
  });
  render(<RouterProvider router={router} />);
  const [view] = views;
  if (!view) throw new Error('nothing was drawn');
  return { router, view };
}

function Probe({ onView }: { onView: (view: TimelineView) => void }) {
  const view = useTimelineView(BOUNDS);
  useEffect(() => {
    onView(view);
  }, [view, onView]);
  return null;
}

test('the window that somebody goes back to is shown, also before the one in between was drawn', async () => {
  const { router, view } = drawAt(PART);
  expect(view.getWindow()).toEqual(part);
  let wentBack: Promise<void> | undefined;
  const unsubscribe = router.subscribe(({ location }) => {
    // Nothing is drawn yet of the address that has just been written.
    if (location.search === '') wentBack ??= router.navigate(PART);
  });
  view.showWhole();
  await waitFor(() => expect(wentBack).toBeDefined());
  unsubscribe();
  await wentBack;
  expect(router.state.location.search).toBe(PART.slice(1));
  await waitFor(() => expect(view.getWindow()).toEqual(part));
});

test('a window that is moved on stays as it is when its address comes back, or says something else', async () => {
  const { router, view } = drawAt('/');
  view.show(part);
  await waitFor(() => expect(router.state.location.search).toContain('from='));
  const further = { from: part.from + MINUTE, to: part.to + MINUTE };
  view.show(further);
  const { search } = router.state.location;
  await router.navigate(`/${search}&at=2026-11-20T14:15:00Z`, { replace: true });
  expect(view.getWindow()).toEqual(further);
  await waitFor(() => expect(decodeURIComponent(router.state.location.search)).toContain('14:21:00'));
  expect(view.getWindow()).toEqual(further);
});

test('the address of a part stays as it was written while the session grows, and follows the next movement', async () => {
  const address = '/?from=2026-11-20T14:10:00.000Z&to=2026-11-20T14:20:00.000Z';
  vi.useFakeTimers();
  const { router, view } = drawAt(address);
  view.setBounds({ from: START, to: START + 90 * MINUTE });
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(router.state.location.search).toBe(address.slice(1));
  view.panBy(MINUTE);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(decodeURIComponent(router.state.location.search)).toContain('from=2026-11-20T14:11:00Z');
});
