import { useMemo, useRef } from 'react';
import type { MetricSeriesSet } from '#shared/metrics/contract.ts';
import { AXIS_COLUMNS } from '#web/components/time-axis/axis-columns.ts';
import type { AxisView } from '#web/components/time-axis/axis-view.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import { usePlaced } from '#web/components/time-axis/use-placed.ts';
import { project } from '#web/components/time-axis/projection.ts';
import { classNames } from '#web/lib/class-names.ts';
import type { ChartLine, LineLook, MetricChart } from './charts-of.ts';
import { UNIT_WORDS, valueWords } from './metric-unit.ts';
import { placeOfValue } from './paint-lines.ts';
import { type AxisClocks, useLinePainter } from './use-line-painter.ts';
import { valueAt } from './value-at.ts';
import { valueAxis } from './value-axis.ts';

/** CSS pixels. */
const HEIGHT = 88;

interface LineChartProps {
  chart: MetricChart;
  set: MetricSeriesSet;
  view: AxisView;
  width: number;
  palette: Palette | undefined;
  clocks: AxisClocks;
  known: { from: number; to: number };
  /** The period that is pointed at, by its place; the last that was measured without it. */
  read: number | undefined;
  /** Milliseconds since the epoch. */
  moment: number | undefined;
  onPoint: (x: number | undefined) => void;
}

/** One chart: its name, its lines with their values at the place that is read, and the picture of them. */
export function LineChart(props: LineChartProps) {
  const { chart, set, view, width, palette, clocks, known, read, moment, onPoint } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const cursor = useRef<HTMLSpanElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const { title, unit, lines, note } = chart;
  const from = Date.parse(set.from);
  const { period } = set;
  const axis = useMemo(() => valueAxis(measured(lines), unit), [lines, unit]);
  const painted = useMemo(
    () => ({ lines, axis, height: HEIGHT, window: { from, period } }),
    [lines, axis, from, period],
  );
  useLinePainter(canvas, { view, width, palette, clocks, chart: painted, known });
  const readAt = read === undefined ? undefined : from + (read + 0.5) * period * 1_000;
  usePlaced(
    view,
    width,
    (projection) => {
      for (const [element, time] of [
        [cursor.current, readAt],
        [mark.current, moment],
      ] as const) {
        if (!element) continue;
        const x = time === undefined ? -1 : project(projection, time);
        element.hidden = x < 0 || x > width;
        element.style.transform = `translateX(${Math.round(x)}px)`;
      }
    },
    `${readAt} ${moment}`,
  );
  return (
    <li className={`grid ${AXIS_COLUMNS} border-b border-line last:border-b-0`}>
      <div className="flex min-w-0 flex-col gap-0.5 border-r border-line px-2 py-1.5 sm:px-4">
        <h3 className="flex flex-wrap items-baseline gap-x-2 font-medium" title={note}>
          {title}
          <span className="text-xs font-normal text-muted">{UNIT_WORDS[unit]}</span>
          {lines.length > 0 && <span className="sr-only">{note}</span>}
        </h3>
        {lines.length === 0 ? (
          <p className="text-xs text-muted">{note}</p>
        ) : (
          <dl className="text-xs">
            {lines.map((line) => (
              <div key={line.name} className="flex flex-wrap items-center gap-x-1.5">
                <dt className="flex min-w-0 items-center gap-1.5 text-muted">
                  <LineSample look={line.look} />
                  {line.name}
                </dt>
                <dd className="ml-auto whitespace-nowrap tabular-nums">{valueAt(line, read, unit)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <div
        aria-hidden
        className="relative min-w-0 overflow-clip"
        style={{ height: HEIGHT }}
        onPointerMove={(event) => onPoint(event.clientX - event.currentTarget.getBoundingClientRect().left)}
        onPointerLeave={() => onPoint(undefined)}
      >
        <canvas ref={canvas} className="absolute inset-0 size-full" />
        {axis.ticks.map((tick) => (
          <span
            key={tick}
            className="pointer-events-none absolute left-0 rounded-xs bg-surface px-1 text-2xs text-muted tabular-nums"
            style={{ top: placeOfValue(tick, axis, HEIGHT) }}
          >
            {valueWords(tick, unit)}
          </span>
        ))}
        <span ref={cursor} hidden className="pointer-events-none absolute inset-y-0 left-0 w-px bg-text" />
        <span ref={mark} hidden className="pointer-events-none absolute inset-y-0 left-0 w-0.5 bg-accent" />
      </div>
    </li>
  );
}

function* measured(lines: readonly ChartLine[]): Generator<number> {
  for (const { values } of lines) for (const value of values) if (value !== null) yield value;
}

const SAMPLES: Readonly<Record<LineLook, { colour: string; dashes: string | undefined }>> = {
  first: { colour: 'text-accent', dashes: undefined },
  second: { colour: 'text-warn', dashes: '6 3' },
  third: { colour: 'text-live', dashes: '2 2' },
  fourth: { colour: 'text-text', dashes: '8 2 2 2' },
};

/** A piece of the line beside its name. */
function LineSample({ look }: { look: LineLook }) {
  const { colour, dashes } = SAMPLES[look];
  return (
    <svg aria-hidden width="20" height="8" className={classNames('shrink-0', colour)}>
      <line x1="0" x2="20" y1="4" y2="4" stroke="currentColor" strokeWidth="2" strokeDasharray={dashes} />
    </svg>
  );
}
