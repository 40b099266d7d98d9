import { useMemo } from 'react';
import type { MetricSeriesSet } from '#shared/metrics/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import type { AxisView } from '#web/components/time-axis/axis-view.ts';
import { usePacedWindow } from '#web/components/time-axis/use-paced-window.ts';
import { inZone } from '#web/lib/instant.ts';
import type { Column } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import type { MetricChart } from './charts-of.ts';
import { valueWords } from './metric-unit.ts';

interface MetricTableProps {
  label: string;
  charts: readonly MetricChart[];
  set: MetricSeriesSet;
  zone: string;
  view: AxisView;
}

interface Row {
  place: number;
  time: number;
}

/** Wide enough for `12.34 Mbit/s` and the longest name of a line. */
const VALUE_WIDTH = 148;

/** The charts as a table: a period of the view a row, a line a column. Of a line without values there is no column. */
export function MetricTable({ label, charts, set, zone, view }: MetricTableProps) {
  const window = usePacedWindow(view);
  const from = Date.parse(set.from);
  const to = Date.parse(set.to);
  const length = set.period * 1_000;
  const rows = useMemo(() => {
    const first = Math.max(0, Math.floor((window.from - from) / length));
    const end = Math.ceil((Math.min(window.to, to) - from) / length);
    return Array.from({ length: Math.max(0, end - first) }, (_, index) => ({
      place: first + index,
      time: from + (first + index) * length,
    }));
  }, [window.from, window.to, from, to, length]);
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        id: 'time',
        header: `From, ${inZone(set.from, zone)?.zone ?? zone}`,
        width: 160,
        narrowWidth: 132,
        cell: ({ time }) => {
          const parts = inZone(new Date(time).toISOString(), zone);
          return <span className="tabular-nums">{parts && `${parts.date} ${parts.time.slice(0, 5)}`}</span>;
        },
      },
      ...charts.flatMap(({ id, title, unit, lines }) =>
        lines.map(({ name, values }): Column<Row> => ({
          id: `${id} ${name}`,
          header: name === title || lines.length === 1 ? title : `${title}: ${name}`,
          width: VALUE_WIDTH,
          align: 'end',
          cell: ({ place }) => {
            const value = values[place];
            return value === null || value === undefined ? (
              <NotGiven>–</NotGiven>
            ) : (
              <span className="tabular-nums">{valueWords(value, unit)}</span>
            );
          },
        })),
      ),
    ],
    [charts, set.from, zone],
  );
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ place }) => String(place)}
      height="grow"
      growLimit={12}
      empty={undefined}
    />
  );
}
