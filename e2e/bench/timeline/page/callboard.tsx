import '#web/styles/app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { createQueryClient } from '#web/api/query.ts';
import { Time } from '#web/components/time.tsx';
import { SessionTimeline } from '#web/features/sessions/timeline/data/session-timeline.ts';
import { hitLane } from '#web/features/sessions/timeline/geometry/hit-test.ts';
import { TimelinePanel } from '#web/features/sessions/timeline/timeline-panel.tsx';
import { TimelineSkeleton } from '#web/features/sessions/timeline/timeline-skeleton.tsx';
import { type BenchSession, END, eventsOf, laneId, LENGTH, randomOf, START } from '../sessions.ts';
import { PLOT, type Subject } from '../subject.ts';

const EXTENT = { start: START, end: END };
const ADDRESS = { connection: 'bench', stageId: 'AbCdEfGhIjKl', sessionId: 'st-AAAAAAAAAAAAA' };
/** What one notch of a wheel zooms, as `use-chart-pointer.ts` has it. */
const WHEEL_ZOOM = 0.0022;
/** CSS pixels around a point within which a mark counts as pointed at. */
const REACH_PX = 6;

/** The panel of the session page as it stands there, on a session that is loaded whole; moved by wheel and pointer. */
export function callboard(): Subject {
  const timeline = new SessionTimeline();
  const loading = {
    load: { cursor: 0, loaded: 0, failed: 0, failures: [], whole: true, perSecond: 3 },
    failure: undefined,
    loadAll: () => undefined,
    refresh: () => undefined,
  };
  const plot = () => {
    const found = document.querySelector<HTMLElement>('[role="application"]');
    if (!found) throw new Error('There is no chart to move.');
    return found;
  };
  const scroller = () => {
    let element: HTMLElement | null = plot();
    while (element && element.scrollHeight <= element.clientHeight + 1) element = element.parentElement;
    return element;
  };
  /** Where the wheel turns: a browser tells that with the event, so looking for it is not the chart's time. */
  let wheelAt: { chart: HTMLElement; clientX: number; clientY: number } | undefined;
  const placeOfWheel = () => {
    if (wheelAt?.chart.isConnected === true) return wheelAt;
    const chart = plot();
    const { left, top, width } = chart.getBoundingClientRect();
    wheelAt = { chart, clientX: left + width / 2, clientY: Math.max(top, 0) + 100 };
    return wheelAt;
  };
  const wheel = (init: WheelEventInit) => {
    const { chart, clientX, clientY } = placeOfWheel();
    chart.dispatchEvent(
      new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX, clientY, ...init }),
    );
  };
  let root: Root | undefined;
  const client = createQueryClient();
  const page = (content: ReactNode) => (
    <QueryClientProvider client={client}>
      <MemoryRouter>{content}</MemoryRouter>
    </QueryClientProvider>
  );
  return {
    // The page of a session stands, with its times, before its data are there.
    prepare(host) {
      root = createRoot(host);
      root.render(
        page(
          <>
            <Time at={new Date(START).toISOString()} />
            <TimelineSkeleton />
          </>,
        ),
      );
    },
    fill({ lanes, perLane, publish, ...session }: BenchSession) {
      const ids = Array.from({ length: lanes }, (_, lane) => laneId(lane));
      timeline.setParticipants(
        ids.map((participantId) => ({
          participantId,
          userId: `user-${participantId}`,
          state: 'DISCONNECTED',
          firstJoinTime: new Date(START + 7000).toISOString(),
          published: publish,
        })),
        true,
      );
      ids.forEach((participantId, lane) =>
        timeline.take({
          participantId,
          asOf: END,
          events: eventsOf({ lanes, perLane, publish, ...session }, lane),
        }),
      );
      // Kept up while events arrive, frame by frame: what is there is there with its figures.
      timeline.figures(EXTENT);
      timeline.activity(EXTENT, END);
      loading.load.loaded = lanes;
    },
    show() {
      root?.render(
        page(
          <TimelinePanel
            address={ADDRESS}
            stageArn={undefined}
            loading={loading}
            timeline={timeline}
            ids={timeline.store.ids}
            filtered={false}
            extent={EXTENT}
            asOf={END}
            laneHref={(id) => `/${id}`}
          />,
        ),
      );
    },
    // The table of events comes last, and its events can be saved once they are in order.
    isWhole() {
      return [...document.querySelectorAll('button')].some(
        ({ textContent, disabled }) => textContent.trim() === 'CSV' && !disabled,
      );
    },
    pan(pixels) {
      wheel({ deltaX: pixels });
    },
    zoom(factor) {
      wheel({ deltaY: -Math.log(factor) / WHEEL_ZOOM, ctrlKey: true });
    },
    scroll(pixels) {
      scroller()?.scrollBy({ top: pixels });
    },
    point(x, y) {
      const { left, top } = plot().getBoundingClientRect();
      const where = { clientX: left + x, clientY: Math.max(top, 0) + y };
      plot().dispatchEvent(
        new PointerEvent('pointermove', { bubbles: true, pointerId: 1, pointerType: 'mouse', ...where }),
      );
    },
    hits(count) {
      const random = randomOf(2);
      const reach = (REACH_PX / PLOT.width) * LENGTH;
      const { store } = timeline;
      let found = 0;
      const times = Array.from({ length: count }, () => {
        const id = store.ids[Math.floor(random() * PLOT.rows)] ?? '';
        const time = START + random() * LENGTH;
        const began = performance.now();
        const lane = store.lane(id);
        const shape = lane && timeline.shapeOf(lane, EXTENT);
        if (shape) found += hitLane(shape, time, reach).presence ? 1 : 0;
        return performance.now() - began;
      });
      if (found === 0) throw new Error('Nothing was hit.');
      return times;
    },
  };
}
