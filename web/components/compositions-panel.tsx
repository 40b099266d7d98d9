import { type ReactNode, useMemo } from 'react';
import { compositions, type CompositionSummary } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { byRunningThenStart, compositionColumns } from './composition-columns.tsx';
import { ListGate, type ReadyList } from './list-gate.tsx';
import { Panel } from './panel.tsx';
import { StageNamesNote } from './stage-names-note.tsx';
import type { StageNames } from './use-stage-names.ts';

interface CompositionsPanelProps {
  title: string;
  /** As in a sentence: `the compositions of this stage`. */
  what: string;
  list: WholeList<CompositionSummary>;
  /** Where they may be of more than one stage. */
  stages?: StageNames;
  actions?: ReactNode;
  /** `<EmptyNote>` */
  empty: ReactNode;
}

/** The compositions that belong to the thing a page is about. */
export function CompositionsPanel({ title, what, list, stages, actions, empty }: CompositionsPanelProps) {
  const ready = list.state === 'ready' ? list : undefined;
  return (
    <Panel title={title} note={ready?.items.length} freshness={ready?.freshness} actions={actions}>
      <ListGate what={what} list={list} endpoint={compositions.list} skeletonRows={2} empty={empty}>
        {(loaded) => <CompositionTable label={title} list={loaded} stages={stages} />}
      </ListGate>
      {ready && (
        <p className="px-4 py-2 text-xs text-muted">
          {stages && <StageNamesNote names={stages} />}
          AWS forgets a composition about five minutes after it has stopped or failed, so one that ended
          earlier is not in this list.
        </p>
      )}
    </Panel>
  );
}

interface CompositionTableProps {
  label: string;
  list: ReadyList<CompositionSummary>;
  stages: StageNames | undefined;
}

function CompositionTable({ label, list, stages }: CompositionTableProps) {
  const connection = useConnectionId();
  const { items, freshness, progress } = list;
  const columns = useMemo(
    () =>
      // A panel has not the width of a page: how long it has run says enough of when it began.
      compositionColumns(connection, freshness.asOf, stages).filter(
        ({ id }) => stages === undefined || id !== 'started',
      ),
    [connection, freshness.asOf, stages],
  );
  const rows = useMemo(() => items.toSorted(byRunningThenStart), [items]);
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ arn }) => arn}
      rowHref={({ arn }) => paths.composition(connection, idOf(arn))}
      height="grow"
      incomplete={progress.kind === 'loading' || progress.kind === 'stopped'}
      empty={null}
    />
  );
}
