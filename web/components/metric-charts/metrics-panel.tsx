import { type ReactNode, useMemo } from 'react';
import type { MetricSeriesSet } from '#shared/metrics/contract.ts';
import { NOT_MEASURED } from '#shared/metrics/metric-names.ts';
import type { Load } from '#web/api/use-item.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { LoadGate } from '#web/components/load-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { type AxisView, stillView } from '#web/components/time-axis/axis-view.ts';
import { useChartClocks } from '#web/components/time-axis/use-chart-clocks.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useZone } from '#web/ui/preferences-store.ts';
import type { MetricChart } from './charts-of.ts';
import { MetricCharts } from './metric-charts.tsx';
import { MetricTable } from './metric-table.tsx';
import type { AxisClocks } from './use-line-painter.ts';

/** The axis of time that a page's charts share; without one the charts show all that was asked for. */
export interface SharedAxis {
  view: AxisView;
  clocks: AxisClocks;
  zone: string;
  /** Milliseconds since the epoch. */
  moment: number | undefined;
}

interface MetricsPanelProps {
  title: string;
  /** Of whom the charts are, as in a sentence: `this stage`. */
  of: string;
  load: Load<MetricSeriesSet>;
  endpoint: { aws: readonly string[] };
  chartsOf: (set: MetricSeriesSet) => readonly MetricChart[];
  /** Up to when the upstream is known, milliseconds since the epoch. */
  knownUntil: number;
  axis?: SharedAxis | undefined;
  /** Above the charts. */
  choice?: ReactNode;
}

const SHAPES = [
  { value: 'charts', label: 'Charts' },
  { value: 'table', label: 'Table' },
] as const;

/** What CloudWatch has measured, as charts or as a table of the same. */
export function MetricsPanel(props: MetricsPanelProps) {
  const { title, of, load, endpoint, chartsOf, knownUntil, axis, choice } = props;
  const [shape, setShape] = useSearchState('metrics', 'charts');
  const set = load.state === 'ready' ? load.data : undefined;
  return (
    <Panel
      title={title}
      note={set && !set.tooOld ? `CloudWatch, one value ${periodWords(set.period)}` : 'CloudWatch'}
      freshness={load.state === 'ready' ? load.freshness : undefined}
      actions={
        <Segmented
          label={`${title} as`}
          value={shape === 'table' ? 'table' : 'charts'}
          options={SHAPES}
          onChange={setShape}
        />
      }
    >
      {choice}
      <LoadGate
        what={`the metrics of ${of}`}
        load={load}
        endpoint={endpoint}
        skeleton={<Skeleton className="m-4 h-88" />}
      >
        {(data) => (
          <Measured
            of={of}
            set={data}
            charts={chartsOf(data)}
            knownUntil={knownUntil}
            axis={axis}
            asTable={shape === 'table'}
          />
        )}
      </LoadGate>
      <details className="border-t border-line px-4 py-2 text-xs text-muted">
        <summary className="min-h-6 cursor-pointer">What is not measured</summary>
        <ul className="max-w-200 list-disc pl-5">
          {NOT_MEASURED.map((words) => (
            <li key={words}>{words}</li>
          ))}
          <li>
            AWS does not say how often IVS Real-Time measures, nor how late its values come. The newest
            minutes may still be missing. Hatched is where nothing was measured.
          </li>
        </ul>
      </details>
    </Panel>
  );
}

interface MeasuredProps {
  of: string;
  set: MetricSeriesSet;
  charts: readonly MetricChart[];
  knownUntil: number;
  axis: SharedAxis | undefined;
  asTable: boolean;
}

function Measured({ of, set, charts, knownUntil, axis, asTable }: MeasuredProps) {
  const ownZone = useZone();
  const from = Date.parse(set.from);
  const to = Date.parse(set.to);
  const own = useMemo(() => stillView({ from, to }), [from, to]);
  const ownClocks = useChartClocks(from, axis?.zone ?? ownZone, undefined, false);
  const view = axis?.view ?? own;
  const zone = axis?.zone ?? ownZone;
  if (set.tooOld)
    return (
      <EmptyNote title="Nothing is kept of that time any more">
        CloudWatch keeps metrics for 455 days.
      </EmptyNote>
    );
  if (charts.every(({ lines }) => lines.length === 0))
    return (
      <EmptyNote title={`Nothing was measured of ${of} in this time`}>
        There are metrics while somebody publishes or receives, with broadcast SDKs that send them.
      </EmptyNote>
    );
  const label = `Metrics of ${of}`;
  if (asTable) return <MetricTable label={label} charts={charts} set={set} zone={zone} view={view} />;
  return (
    <MetricCharts
      label={label}
      charts={charts}
      set={set}
      view={view}
      clocks={axis?.clocks ?? ownClocks}
      zone={zone}
      knownUntil={knownUntil}
      moment={axis?.moment}
    />
  );
}

/** `a minute`, `every 5 minutes`, `an hour`, `every 6 hours`, `a day`. */
function periodWords(seconds: number): string {
  if (seconds === 60) return 'a minute';
  if (seconds < 3_600) return `every ${seconds / 60} minutes`;
  if (seconds === 3_600) return 'an hour';
  return seconds < 86_400 ? `every ${seconds / 3_600} hours` : 'a day';
}
