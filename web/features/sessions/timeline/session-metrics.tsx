import { useMemo } from 'react';
import { ParticipantMetrics } from '#web/components/metric-charts/participant-metrics.tsx';
import { StageMetrics } from '#web/components/metric-charts/stage-metrics.tsx';
import { FilterSelect } from '#web/components/filter-select.tsx';
import type { SharedAxis } from '#web/components/metric-charts/metrics-panel.tsx';
import { byText } from '#web/lib/order.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import type { SessionExtent } from './data/lane-shapes.ts';
import type { SessionTimeline } from './data/session-timeline.ts';
import type { SessionAddress } from './kept-session.ts';
import type { TimelineView } from './timeline-view.ts';
import type { ChartClocks } from '#web/components/time-axis/use-chart-clocks.ts';

interface SessionMetricsProps {
  address: SessionAddress;
  timeline: SessionTimeline;
  extent: SessionExtent;
  /** Up to when the session is known, milliseconds since the epoch. */
  knownUntil: number;
  view: TimelineView;
  clocks: ChartClocks;
  zone: string;
  moment: number | undefined;
}

/** What CloudWatch has measured in this session: of the stage, or of one who published; on the axis of the lanes. */
export function SessionMetrics(props: SessionMetricsProps) {
  const { address, timeline, extent, knownUntil, view, clocks, zone, moment } = props;
  const { connection, stageId } = address;
  const [of, setOf] = useSearchState('metricsOf', '');
  const { listVersion } = timeline.store;
  const publishers = useMemo(
    () => publishersOf(timeline),
    // The store is the same object whatever is in it; this tells that its list has changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [timeline, listVersion],
  );
  const axis = useMemo((): SharedAxis => ({ view, clocks, zone, moment }), [view, clocks, zone, moment]);
  const common = { connection, stageId, from: extent.start, knownUntil };
  return (
    <>
      <StageMetrics
        title="Metrics of the stage"
        {...common}
        axis={axis}
        choice={
          publishers.length > 0 && (
            <div className="border-b border-line px-4 py-2">
              <FilterSelect
                label="Participant whose metrics are shown"
                any="Metrics of a participant…"
                value={of}
                options={publishers}
                onChange={setOf}
              />
            </div>
          )
        }
      />
      {of !== '' && (
        <ParticipantMetrics title="Metrics of a participant" {...common} participantId={of} axis={axis} />
      )}
    </>
  );
}

interface Publisher {
  value: string;
  label: string;
}

/** Only who ever published is measured by themselves. */
function publishersOf({ store }: SessionTimeline): Publisher[] {
  return store.ids
    .flatMap((id) => {
      const { published, userId } = store.lane(id)?.participant ?? {};
      return published ? [{ value: id, label: userId ? `${userId} (${id})` : id }] : [];
    })
    .toSorted((one, other) => byText(one.label, other.label));
}
