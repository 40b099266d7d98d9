import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type RecordedSummary, recorder } from '#shared/recorder/contract.ts';
import { q } from '#web/api/query.ts';
import { Panel } from '#web/components/panel.tsx';
import { recordedColumns } from '#web/components/recorded-composition-columns.tsx';
import { StateStrip } from '#web/components/state-strip.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { DataTable } from '#web/table/data-table.tsx';

/** As many rows of a strip as can be told apart at a glance. */
const SHOWN = 8;

/** The compositions that a stage has had, on one axis of time; nothing where none was ever seen. */
export function StageCompositionHistory({ stageId }: { stageId: string }) {
  const connection = useConnectionId();
  const { data } = useQuery({
    ...q(recorder.compositions, { connection, stageId, maxResults: SHOWN }),
    staleTime: 0,
  });
  const rows = data?.items ?? [];
  if (rows.length === 0) return null;
  const times = rows.flatMap((row) => [begin(row), end(row)]).toSorted();
  return (
    <Panel
      title="Compositions seen"
      note={data?.nextToken === undefined ? rows.length : `the newest ${rows.length}`}
      actions={
        <Link
          to={`${paths.compositionHistory(connection)}?stage=${encodeURIComponent(stageId)}`}
          className="link inline-flex min-h-6 items-center"
        >
          All of this stage
        </Link>
      }
    >
      <StateStrip
        from={times[0] ?? ''}
        to={times.at(-1) ?? ''}
        rows={rows.map((row) => ({
          id: row.compositionId,
          label: row.compositionId,
          kind: 'composition' as const,
          stretches: [{ state: row.state, from: begin(row), to: end(row) }],
        }))}
      />
      <DataTable
        label="Compositions seen on this stage"
        columns={recordedColumns(connection).filter(({ id }) => id !== 'stage')}
        rows={rows}
        rowKey={({ compositionId }) => compositionId}
        rowHref={({ compositionId }) => paths.composition(connection, compositionId)}
        height="grow"
        empty={null}
      />
    </Panel>
  );
}

const begin = ({ startTime, seenAt }: RecordedSummary): string => startTime ?? seenAt;
/** Of one whose end nobody saw, as long as it was seen. */
const end = ({ endTime, seenAt }: RecordedSummary): string => endTime ?? seenAt;
