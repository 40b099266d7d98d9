import { budget, type OperationBudget } from '#shared/budget/contract.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { classNames } from '#web/lib/class-names.ts';
import { byText } from '#web/lib/order.ts';
import type { Column } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';
import { LevelBar } from './level-bar.tsx';
import { overallPressure, pressureOf } from './pressure.ts';
import { useBudget } from './use-budget.ts';

const figure = new Intl.NumberFormat('en-GB');
const rate = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });
const MINUTE = 60;

function Waiting({ waiting }: OperationBudget) {
  const { visible, hover, background } = waiting;
  if (visible + hover + background === 0) return <span className="text-muted">0</span>;
  return (
    <span
      title={`${visible} for a page on screen, ${hover} for one about to open or being kept live, ${background} in the background`}
    >
      {figure.format(visible)}
      <span className="text-muted"> · </span>
      {figure.format(hover)}
      <span className="text-muted"> · </span>
      {figure.format(background)}
    </span>
  );
}

function Pressure({ operation }: { operation: OperationBudget }) {
  const { word, tone, shape, meaning } = pressureOf(operation);
  return (
    <span className={classNames('inline-flex items-center gap-1.5', toneText[tone])} title={meaning}>
      <StateMark tone={tone} shape={shape} />
      {word}
    </span>
  );
}

const COLUMNS: readonly Column<OperationBudget>[] = [
  {
    id: 'operation',
    header: 'Operation',
    width: 'fill',
    cell: ({ operation }) => <span title={operation}>{operation}</span>,
  },
  {
    id: 'bar',
    header: 'Used, share, quota',
    width: 'fill',
    from: 'medium',
    cell: (row) => (
      <LevelBar
        filled={row.lastMinute.sent / MINUTE / row.quota}
        mark={row.share / row.quota}
        tone={pressureOf(row).tone}
      />
    ),
  },
  {
    id: 'used',
    header: 'Used / s',
    width: 80,
    narrowWidth: 64,
    align: 'end',
    cell: ({ lastMinute }) => (
      <span title={`${lastMinute.sent} calls in the last minute`}>
        {rate.format(lastMinute.sent / MINUTE)}
      </span>
    ),
  },
  {
    id: 'share',
    header: 'Share / s',
    width: 80,
    from: 'medium',
    align: 'end',
    cell: ({ share, perSecond }) => (
      <span title={`At most ${rate.format(share)} calls a second; now ${rate.format(perSecond)}`}>
        {rate.format(perSecond)}
      </span>
    ),
  },
  {
    id: 'quota',
    header: 'Quota / s',
    width: 80,
    from: 'medium',
    align: 'end',
    cell: ({ quota }) => rate.format(quota),
  },
  {
    id: 'waiting',
    header: 'Waiting',
    width: 104,
    from: 'medium',
    align: 'end',
    cell: (row) => <Waiting {...row} />,
  },
  {
    id: 'memory',
    header: 'From memory',
    width: 112,
    from: 'medium',
    align: 'end',
    cell: ({ hits, misses }) =>
      hits + misses === 0 ? (
        <span className="text-muted">–</span>
      ) : (
        <span title={`${figure.format(hits)} of ${figure.format(hits + misses)} reads needed no call`}>
          {percent.format(hits / (hits + misses))}
        </span>
      ),
  },
  {
    id: 'throttled',
    header: 'Throttled',
    width: 96,
    from: 'medium',
    align: 'end',
    cell: ({ throttled, sent, lastMinute }) => (
      <span
        className={throttled === 0 ? 'text-muted' : lastMinute.throttled > 0 ? 'text-warn' : undefined}
        title={`${figure.format(throttled)} of ${figure.format(sent)} calls since the console was started; ${lastMinute.throttled} in the last minute`}
      >
        {figure.format(throttled)}
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    width: 124,
    narrowWidth: 104,
    cell: (row) => <Pressure operation={row} />,
  },
];

/** How much of AWS's rates the console uses, operation by operation. */
export function RequestsPanel({ connection }: { connection: string }) {
  const load = useBudget(connection);
  const rows = load.items?.toSorted((a, b) => byText(a.operation, b.operation));
  const note = rows === undefined ? undefined : overallPressure(rows).meaning;
  return (
    <Panel title="Requests" note={note}>
      {load.failure !== undefined && rows === undefined && (
        <ErrorState what="the budget" failure={load.failure} endpoint={budget.get} retry={load.retry} />
      )}
      {rows === undefined && load.failure === undefined && <TableSkeleton label="the budget" rows={6} />}
      {rows !== undefined && (
        <DataTable
          label="Calls to AWS by operation"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ operation }) => operation}
          height="grow"
          growLimit={20}
          empty={
            <EmptyNote title="AWS has not been called yet">
              Every operation appears here once the console has called it.
            </EmptyNote>
          }
        />
      )}
      <p className="max-w-200 px-4 py-3 text-muted">
        AWS allows an account so many calls of each operation a second in a Region, and shares them out to
        whoever calls: the customer’s production too. The console takes a share of it (
        <code className="font-mono text-xs">CALLBOARD_SHARE</code>, the line in the bar) and less while AWS
        throttles. Waiting: for pages on screen · for pages being kept live or about to open · in the
        background.
      </p>
    </Panel>
  );
}
