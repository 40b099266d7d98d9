import { lazy, Suspense } from 'react';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { Panel } from '#web/components/panel.tsx';
import type { SessionExtent } from './data/lane-shapes.ts';
import type { SessionTimeline } from './data/session-timeline.ts';
import type { SessionAddress } from './kept-session.ts';
import type { Cursor, TimelineView } from './timeline-view.ts';
import type { ChartClocks } from '#web/components/time-axis/use-chart-clocks.ts';

const MomentPanel = lazy(() =>
  import('./lazy-parts.tsx').then((module) => ({ default: module.MomentPanel })),
);
const SessionMetrics = lazy(() =>
  import('./session-metrics.tsx').then((module) => ({ default: module.SessionMetrics })),
);
const EventTablePanel = lazy(() =>
  import('../event-table/event-table-panel.tsx').then((module) => ({ default: module.EventTablePanel })),
);

interface TimelineCompanionsProps {
  /** Whether it is their turn: the picture comes first. */
  shown: boolean;
  address: SessionAddress;
  stageArn: string | undefined;
  timeline: SessionTimeline;
  ids: readonly string[];
  extent: SessionExtent;
  /** Up to when the session is known, milliseconds since the epoch. */
  knownUntil: number;
  /** AWS's time of the session as it is shown. */
  asOf: number;
  view: TimelineView;
  /** The store's version. */
  version: number;
  laneHref: (laneId: string) => string;
  /** The marked moment, milliseconds since the epoch. */
  moment: number | undefined;
  mark: (time: number | undefined) => void;
  onPoint: (cursor: Cursor | undefined) => void;
  clocks: ChartClocks;
  zone: string;
}

/** What stands under the picture and follows it; fetched apart, so that the picture is there first. */
export function TimelineCompanions(props: TimelineCompanionsProps) {
  const { address, stageArn, timeline, ids, extent, knownUntil, asOf, view, version } = props;
  const { laneHref, moment, mark, onPoint, shown, clocks, zone } = props;
  const waitingMoment = <Waiting title="At the marked moment" what="the state at this moment" />;
  const waitingMetrics = <Waiting title="Metrics of the stage" what="the metrics" />;
  const waitingEvents = <Waiting title="Events" what="the events" />;
  if (!shown)
    return (
      <>
        {moment !== undefined && waitingMoment}
        {waitingMetrics}
        {waitingEvents}
      </>
    );
  return (
    <>
      {moment !== undefined && (
        <Suspense fallback={waitingMoment}>
          <MomentPanel
            address={address}
            store={timeline.store}
            version={version}
            extent={extent}
            listedUntil={knownUntil}
            time={moment}
            clear={() => mark(undefined)}
            asOf={asOf}
            laneHref={laneHref}
          />
        </Suspense>
      )}
      <Suspense fallback={waitingMetrics}>
        <SessionMetrics
          address={address}
          timeline={timeline}
          extent={extent}
          knownUntil={knownUntil}
          view={view}
          clocks={clocks}
          zone={zone}
          moment={moment}
        />
      </Suspense>
      <Suspense fallback={waitingEvents}>
        <EventTablePanel
          address={address}
          stageArn={stageArn}
          timeline={timeline}
          ids={ids}
          extent={extent}
          view={view}
          laneHref={laneHref}
          mark={mark}
          onPoint={onPoint}
        />
      </Suspense>
    </>
  );
}

function Waiting({ title, what }: { title: string; what: string }) {
  return (
    <Panel title={title}>
      <TableSkeleton label={what} rows={8} />
    </Panel>
  );
}
