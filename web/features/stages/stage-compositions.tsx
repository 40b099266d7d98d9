import { useMemo } from 'react';
import { compositions, type CompositionSummary } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { byRunningThenStart, compositionColumns } from '#web/components/composition-columns.tsx';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ListGate, type ReadyList } from '#web/components/list-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { DataTable } from '#web/table/data-table.tsx';

export function StageCompositions({ stageId }: { stageId: string }) {
  const connection = useConnectionId();
  const list = useWholeList(compositions.list, { connection, stageId });
  const ready = list.state === 'ready' ? list : undefined;
  return (
    <Panel title="Compositions" note={ready?.items.length} freshness={ready?.freshness}>
      <ListGate
        what="the compositions of this stage"
        list={list}
        endpoint={compositions.list}
        skeletonRows={2}
        empty={
          <EmptyNote title="No composition runs on this stage">
            A composition mixes the stage into one picture for a channel or a recording. It appears here once
            it is started.
          </EmptyNote>
        }
      >
        {(loaded) => <CompositionTable list={loaded} />}
      </ListGate>
      {ready && (
        <p className="px-4 py-2 text-xs text-muted">
          AWS forgets a composition about five minutes after it has stopped or failed, so one that ended
          earlier is not in this list.
        </p>
      )}
    </Panel>
  );
}

function CompositionTable({ list }: { list: ReadyList<CompositionSummary> }) {
  const connection = useConnectionId();
  const { items, freshness, progress } = list;
  const columns = useMemo(() => compositionColumns(connection, freshness.asOf), [connection, freshness.asOf]);
  const rows = useMemo(() => items.toSorted(byRunningThenStart), [items]);
  return (
    <DataTable
      label="Compositions of this stage"
      columns={columns}
      rows={rows}
      rowKey={({ arn }) => arn}
      rowHref={({ arn }) => paths.composition(connection, idOf(arn))}
      height="grow"
      incomplete={progress.kind === 'loading'}
      empty={null}
    />
  );
}
