import { ChevronLeft, ChevronRight, Minus, MoveHorizontal, Plus } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { sessionEvents } from '#shared/sessions/events.ts';
import { q } from '#web/api/query.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useJobCommand } from '#web/components/use-job-command.ts';
import { IconButton } from '#web/ui/button.tsx';
import { useZone } from '#web/ui/preferences-store.ts';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import type { SessionExtent } from './data/lane-shapes.ts';
import type { SessionTimeline } from './data/session-timeline.ts';
import type { Lane } from './data/store.ts';
import type { SessionAddress } from './kept-session.ts';
import { boundsOf, windowAround } from './geometry/time-window.ts';
import { Legend } from './legend.tsx';
import { LoadProgress } from './load-progress.tsx';
import { TimelineChart } from './timeline-chart.tsx';
import { type Cursor, type TimelineView, ZOOM_STEP } from './timeline-view.ts';
import type { EventsLoading } from './use-events-load.ts';
import { useStoreVersion } from './use-store-version.ts';
import { useTimelineView } from './use-timeline-view.ts';
import { WindowLabel } from './window-label.tsx';

/** Lanes load some seconds after the session was asked for; on a live one they know that much more. */
const LIVE_ROOM_MS = 15_000;

interface TimelinePanelProps {
  address: SessionAddress;
  loading: EventsLoading;
  timeline: SessionTimeline;
  /** Lanes from top to bottom; all of the session, or those that a filter leaves. */
  ids: readonly string[];
  /** Whether a filter leaves some out. */
  filtered: boolean;
  extent: SessionExtent;
  /** The upstream's time of what is shown, milliseconds since the epoch. */
  asOf: number;
  laneHref: (laneId: string) => string;
}

/** The session's timeline with its controls. */
export function TimelinePanel(props: TimelinePanelProps) {
  const { address, loading, timeline, ids, filtered, extent, asOf, laneHref } = props;
  const { store } = timeline;
  const version = useStoreVersion(store);
  const { start, end } = extent;
  const live = end === undefined;
  const knownUntil = Math.max(end ?? asOf, start);
  const bounds = useMemo(
    () => boundsOf(start, live ? knownUntil + LIVE_ROOM_MS : knownUntil),
    [start, knownUntil, live],
  );
  const view = useTimelineView(bounds);
  const zone = useZone();
  const client = useQueryClient();
  const command = useJobCommand(
    address.connection,
    () => void client.invalidateQueries({ queryKey: q(sessionEvents.eventsLoad, address).queryKey }),
  );
  const [cursor, setCursor] = useState<Cursor>();
  const source = useMemo(
    () => ({ timeline, ids, extent: { start, end }, knownUntil }),
    [timeline, ids, start, end, knownUntil],
  );

  const fit = () => {
    const lane = cursor && store.lane(cursor.laneId);
    const around = lane && activityOf(timeline, lane, extent);
    if (around) view.show(windowAround(around.from, around.to, bounds));
    else view.showWhole();
  };
  useTimelineShortcuts(view, fit);

  return (
    <Panel
      title="Timeline"
      note={<WindowLabel view={view} zone={zone} />}
      actions={
        <>
          <LoadProgress figures={timeline.figures(extent)} loading={loading} command={command} />
          <ViewButtons view={view} />
        </>
      }
    >
      {ids.length === 0 ? (
        <EmptyState kind="none" title={filtered ? 'No lane matches the filter' : 'No lanes yet'}>
          {filtered
            ? 'The timeline shows the participants that the filter below leaves.'
            : 'A lane appears for each participant that has joined this session.'}
        </EmptyState>
      ) : (
        <TimelineChart
          address={address}
          source={source}
          view={view}
          live={live}
          retry={loading.refresh}
          laneHref={laneHref}
          cursor={cursor}
          onCursor={setCursor}
          version={version}
        />
      )}
      <Legend />
    </Panel>
  );
}

function ViewButtons({ view }: { view: TimelineView }) {
  return (
    <fieldset className="flex items-center">
      <legend className="sr-only">Stretch of time shown</legend>
      <IconButton
        small
        label="Earlier (a)"
        icon={<ChevronLeft size={14} aria-hidden />}
        onClick={() => view.panStep(-2)}
      />
      <IconButton
        small
        label="Later (d)"
        icon={<ChevronRight size={14} aria-hidden />}
        onClick={() => view.panStep(2)}
      />
      <IconButton
        small
        label="Less detail (−)"
        icon={<Minus size={14} aria-hidden />}
        onClick={() => view.zoom(1 / ZOOM_STEP)}
      />
      <IconButton
        small
        label="More detail (+)"
        icon={<Plus size={14} aria-hidden />}
        onClick={() => view.zoom(ZOOM_STEP)}
      />
      <IconButton
        small
        label="Whole session (0)"
        icon={<MoveHorizontal size={14} aria-hidden />}
        onClick={() => view.showWhole()}
      />
    </fieldset>
  );
}

function useTimelineShortcuts(view: TimelineView, fit: () => void): void {
  const zoomIn = () => view.zoom(ZOOM_STEP);
  const zoomOut = () => view.zoom(1 / ZOOM_STEP);
  useShortcuts([
    { keys: 'w', label: 'Timeline: more detail', run: zoomIn },
    { keys: 's', label: 'Timeline: less detail', run: zoomOut },
    { keys: 'a', label: 'Timeline: earlier', run: () => view.panStep(-1) },
    { keys: 'd', label: 'Timeline: later', run: () => view.panStep(1) },
    { keys: '+', label: 'Timeline: more detail', run: zoomIn },
    { keys: '=', label: 'Timeline: more detail', run: zoomIn },
    { keys: '-', label: 'Timeline: less detail', run: zoomOut },
    { keys: '0', label: 'Timeline: whole session', run: () => view.showWhole() },
    { keys: 'f', label: 'Timeline: fit the marked lane', run: fit },
  ]);
}

/** From a lane's first moment to its last; undefined while it is not loaded. */
function activityOf(
  timeline: SessionTimeline,
  lane: Lane,
  extent: SessionExtent,
): { from: number; to: number } | undefined {
  const shape = timeline.shapeOf(lane, extent);
  const { times, count } = lane.events;
  const first = times[0];
  if (!shape || first === undefined) return undefined;
  const { presence } = shape;
  const ends = [times[count - 1] ?? first, presence.ends[presence.count - 1] ?? first];
  return { from: Math.min(first, presence.starts[0] ?? first), to: Math.max(...ends) };
}
