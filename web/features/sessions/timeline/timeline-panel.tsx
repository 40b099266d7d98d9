import { useQueryClient } from '@tanstack/react-query';
import { lazy, startTransition, Suspense, useCallback, useMemo, useState } from 'react';
import { sessionEvents } from '#shared/sessions/events.ts';
import { q } from '#web/api/query.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useJobCommand } from '#web/components/use-job-command.ts';
import { fetchedEarly } from '#web/lib/fetched-early.tsx';
import { announce } from '#web/ui/announcer.tsx';
import { activityOf } from './data/activity-of.ts';
import type { SessionExtent } from './data/lane-shapes.ts';
import type { SessionTimeline } from './data/session-timeline.ts';
import type { SessionAddress } from './kept-session.ts';
import { boundsOf, windowAround } from '#web/components/time-axis/time-window.ts';
import type { LaneActionsContext } from './lane-actions.tsx';
import { Legend } from './legend.tsx';
import { LoadProgress } from './load-progress.tsx';
import { useMoment } from './moment/use-moment.ts';
import { useMomentKeys } from './moment/use-moment-keys.ts';
import { TimelineCompanions } from './timeline-companions.tsx';
import { ChartSkeleton } from './timeline-skeleton.tsx';
import type { Cursor } from './timeline-view.ts';
import { useChartClocks } from '#web/components/time-axis/use-chart-clocks.ts';
import type { EventsLoading } from './use-events-load.ts';
import { type Folds, useFolds } from './use-folds.ts';
import { useLaneRows } from './use-lane-rows.ts';
import { useStoreVersion } from './use-store-version.ts';
import { useTimelineChoices } from './use-timeline-choices.ts';
import { useTimelineShortcuts } from './use-timeline-shortcuts.ts';
import { useTimelineView } from './use-timeline-view.ts';
import { ViewButtons } from './view-buttons.tsx';
import { WindowLabel } from './window-label.tsx';

// The chart is a file of its own, fetched beside the session's data: whoever waits for one does not wait for both.
const TimelineChart = fetchedEarly(async () => ({
  default: (await import('./timeline-chart.tsx')).TimelineChart,
}));

// Seldom opened, so not part of what every visit of a session loads.
const GoToTime = lazy(async () => ({ default: (await import('./go-to-time.tsx')).GoToTime }));
const TimeOptions = lazy(async () => ({ default: (await import('./time-options.tsx')).TimeOptions }));

// Fetched once the picture is there.
const Strips = lazy(() => import('./lazy-parts.tsx').then((module) => ({ default: module.Strips })));

/** Lanes load some seconds after the session was asked for; on a live one they know that much more. */
const LIVE_ROOM_MS = 15_000;

interface TimelinePanelProps {
  address: SessionAddress;
  /** Undefined while the stage is not known. */
  stageArn: string | undefined;
  loading: EventsLoading;
  timeline: SessionTimeline;
  /** Participants from top to bottom; all of the session, or those that a filter leaves. */
  ids: readonly string[];
  /** Whether a filter leaves some out. */
  filtered: boolean;
  extent: SessionExtent;
  /** The upstream's time of what is shown, milliseconds since the epoch. */
  asOf: number;
  laneHref: (laneId: string) => string;
  /** Takes somebody out; undefined where the session has ended. */
  onDisconnect: LaneActionsContext['onDisconnect'];
}

/** The session's timeline with its controls. */
export function TimelinePanel(props: TimelinePanelProps) {
  const { address, stageArn, loading, timeline, ids, filtered, extent, asOf, laneHref } = props;
  const { onDisconnect } = props;
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
  const choices = useTimelineChoices();
  const { shownZone, secondZone, offset } = choices;
  const clocks = useChartClocks(start, shownZone, secondZone, offset);
  const folds = useFolds(view, timeline, extent, knownUntil, version, choices);
  const table = useLaneRows(timeline, ids, extent, choices);
  const client = useQueryClient();
  const command = useJobCommand(
    address.connection,
    () => void client.invalidateQueries({ queryKey: q(sessionEvents.eventsLoad, address).queryKey }),
  );
  const [cursor, setCursor] = useState<Cursor>();
  // Where a row of the table below has it while that is pointed at.
  const [pointed, setPointed] = useState<Cursor>();
  const [moment, mark] = useMoment();
  const [plotWidth, setPlotWidth] = useState(0);
  useMomentKeys({ moment, cursor: pointed ?? cursor, view, zone: shownZone, mark });
  // What stands around the picture is drawn behind it, in slices: nobody waits for a table to see lanes.
  const [pictured, setPictured] = useState(false);
  const onPictured = useCallback(() => startTransition(() => setPictured(true)), []);
  const behindPicture = pictured || ids.length === 0;
  const { sessionId } = address;
  const actions = useMemo(
    () => ({ view, stageArn, sessionId, onDisconnect }),
    [view, stageArn, sessionId, onDisconnect],
  );
  const [dialog, setDialog] = useState<'time' | 'options'>();
  const tail = timeline.idleTail(extent, knownUntil);
  const { from: tailFrom, to: tailTo } = tail ?? {};
  const source = useMemo(
    () => ({
      timeline,
      rows: table.rows,
      extent: { start, end },
      knownUntil,
      idleTail: tailFrom === undefined || tailTo === undefined ? undefined : { from: tailFrom, to: tailTo },
    }),
    [timeline, table, start, end, knownUntil, tailFrom, tailTo],
  );

  const fit = () => {
    const row = table.rows[table.index.of(cursor?.laneId)];
    if (cursor && !view.isCentred(cursor.time)) {
      view.centre(cursor.time);
      return;
    }
    const around = row && row.kind !== 'viewers' && activityOf(timeline, row.ids, extent);
    if (around) view.show(windowAround(around.from, around.to, bounds));
    else view.showWhole();
  };
  const fold = () => {
    announce(foldWords(folds));
    if (folds.all.length > 0) choices.foldGaps(folds.folded.length === 0);
  };
  useTimelineShortcuts(view, { fit, fold, goTo: () => setDialog('time') });

  return (
    <>
      <Panel
        title="Timeline"
        note={
          <WindowLabel
            view={view}
            zone={shownZone}
            secondZone={secondZone}
            countedFrom={offset ? start : undefined}
          />
        }
        actions={
          <>
            <LoadProgress figures={timeline.figures(extent)} loading={loading} command={command} />
            <ViewButtons
              view={view}
              folds={folds}
              onFold={fold}
              onGoTo={() => setDialog('time')}
              onTimes={() => setDialog('options')}
            />
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
          <Suspense fallback={<ChartSkeleton />}>
            <TimelineChart
              address={address}
              source={source}
              table={table}
              view={view}
              clocks={clocks}
              choices={choices}
              live={live}
              retry={loading.refresh}
              laneHref={laneHref}
              cursor={pointed ?? cursor}
              onCursor={(next) => {
                setCursor(next);
                // The keys go on from the row that is pointed at, and then stand elsewhere.
                setPointed(undefined);
                if (next === undefined) mark(undefined);
              }}
              version={version}
              moment={moment}
              onMoment={mark}
              pictured={pictured}
              onPictured={onPictured}
              onPlotWidth={setPlotWidth}
              actions={actions}
            />
          </Suspense>
        )}
        {behindPicture ? (
          <Suspense fallback={<WaitingStrips />}>
            <Strips
              address={address}
              timeline={timeline}
              extent={source.extent}
              knownUntil={knownUntil}
              asOf={asOf}
              view={view}
              width={plotWidth}
              moment={moment}
              version={version}
            />
          </Suspense>
        ) : (
          <WaitingStrips />
        )}
        <Legend />
        <Suspense>
          {dialog === 'time' && (
            <GoToTime
              zone={shownZone}
              session={{ from: start, to: knownUntil }}
              near={(view.getWindow().from + view.getWindow().to) / 2}
              onGo={(at) => {
                mark(at);
                view.centre(at);
              }}
              onClose={() => setDialog(undefined)}
            />
          )}
          {dialog === 'options' && (
            <TimeOptions
              choice={{ zone: shownZone, secondZone, offset }}
              onChoose={choices.chooseTime}
              onClose={() => setDialog(undefined)}
            />
          )}
        </Suspense>
      </Panel>
      <TimelineCompanions
        shown={behindPicture}
        address={address}
        stageArn={stageArn}
        timeline={timeline}
        ids={ids}
        extent={source.extent}
        knownUntil={knownUntil}
        asOf={asOf}
        view={view}
        version={version}
        laneHref={laneHref}
        moment={moment}
        mark={mark}
        onPoint={setPointed}
        clocks={clocks}
        zone={shownZone}
      />
    </>
  );
}

const WaitingStrips = () => <div className="h-12 border-t border-line" />;

/** What becomes of the gaps when they are folded, or shown where some are folded. */
function foldWords({ all, folded }: Folds): string {
  if (all.length === 0) return 'No time without events is long enough to fold';
  if (folded.length > 0) return 'Time without events is shown in full';
  return all.length === 1
    ? 'One stretch without events is folded'
    : `${all.length} stretches without events are folded`;
}
