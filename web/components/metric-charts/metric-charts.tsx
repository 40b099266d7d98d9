import { useRef, useState } from 'react';
import type { MetricSeriesSet } from '#shared/metrics/contract.ts';
import { AXIS_COLUMNS } from '#web/components/time-axis/axis-columns.ts';
import type { AxisView } from '#web/components/time-axis/axis-view.ts';
import { unproject } from '#web/components/time-axis/projection.ts';
import { usePacedWindow } from '#web/components/time-axis/use-paced-window.ts';
import { usePalette } from '#web/components/time-axis/use-palette.ts';
import { useSize } from '#web/components/time-axis/use-size.ts';
import { inZone } from '#web/lib/instant.ts';
import type { MetricChart } from './charts-of.ts';
import { LineChart } from './line-chart.tsx';
import { type AxisClocks, useAxisPainter } from './use-line-painter.ts';
import { valueAt } from './value-at.ts';

/** CSS pixels: one line of labels. */
const AXIS_HEIGHT = 28;

interface MetricChartsProps {
  /** What the charts are of: their accessible name. */
  label: string;
  charts: readonly MetricChart[];
  set: MetricSeriesSet;
  view: AxisView;
  clocks: AxisClocks;
  /** In which the place that is read is told. */
  zone: string;
  /** Up to when the upstream is known, milliseconds since the epoch. */
  knownUntil: number;
  /** Milliseconds since the epoch. */
  moment?: number | undefined;
}

/** Charts under one another on one axis of time, with one place in all of them that is read, by pointer or by keys. */
export function MetricCharts(props: MetricChartsProps) {
  const { label, charts, set, view, clocks, zone, knownUntil, moment } = props;
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(host);
  const { width } = useSize(plot);
  const [read, setRead] = useState<number>();
  useAxisPainter(axis, { view, width, palette, clocks, height: AXIS_HEIGHT });
  const window = usePacedWindow(view);
  const from = Date.parse(set.from);
  const length = set.period * 1_000;
  const count = Math.max(1, Math.round((Date.parse(set.to) - from) / length));
  const indexAt = (time: number) => Math.min(Math.max(Math.floor((time - from) / length), 0), count - 1);
  const point = (x: number | undefined) =>
    setRead(x === undefined ? undefined : indexAt(unproject(view.projection(width), x)));
  const lastKnown = indexAt(Math.min(knownUntil, window.to) - 1);
  const place = read ?? lastKnown;
  return (
    <div ref={host}>
      <div className={`grid ${AXIS_COLUMNS} border-b border-line bg-sunken`}>
        <span className="flex min-w-0 items-center border-r border-line px-2 text-xs text-muted tabular-nums sm:px-4">
          {read === undefined ? LAST : placeWords(from + place * length, zone)}
        </span>
        <div ref={plot} className="relative min-w-0" style={{ height: AXIS_HEIGHT }}>
          <canvas ref={axis} aria-hidden className="absolute inset-0 size-full" />
          <input
            type="range"
            aria-label={`Time that is read in ${label}`}
            aria-valuetext={readWords(charts, read, from + place * length, zone)}
            min={indexAt(window.from)}
            max={lastKnown}
            value={Math.min(Math.max(place, indexAt(window.from)), lastKnown)}
            onChange={(event) => setRead(event.target.valueAsNumber)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setRead(undefined);
            }}
            className="absolute inset-0 m-0 size-full cursor-crosshair appearance-none bg-transparent opacity-0 focus-visible:bg-accent/10 focus-visible:opacity-100"
          />
        </div>
      </div>
      <ul aria-label={label}>
        {charts.map((chart) => (
          <LineChart
            key={chart.id}
            chart={chart}
            set={set}
            view={view}
            width={width}
            palette={palette}
            clocks={clocks}
            known={{ from, to: knownUntil }}
            read={read}
            moment={moment}
            onPoint={point}
          />
        ))}
      </ul>
    </div>
  );
}

/** Of each line: they need not all have been measured in the same period. */
const LAST = 'Last measured';

function placeWords(time: number, zone: string): string {
  const parts = inZone(new Date(time).toISOString(), zone);
  return parts ? `${parts.time.slice(0, 5)} ${parts.zone}` : '';
}

/** All values that stand beside the charts as one sentence, for whoever hears them. */
function readWords(
  charts: readonly MetricChart[],
  read: number | undefined,
  time: number,
  zone: string,
): string {
  const parts = inZone(new Date(time).toISOString(), zone);
  const values = charts.flatMap(({ title, unit, lines }) =>
    lines.map((line) => `${title}, ${line.name}: ${valueAt(line, read, unit)}`),
  );
  const when = read === undefined ? LAST : parts && `${parts.date} ${parts.time.slice(0, 5)} ${parts.zone}`;
  return [when ?? '', ...values].join('. ');
}
