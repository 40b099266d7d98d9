import { useDeferredValue, useMemo } from 'react';
import { type ParticipantSummary, participants } from '#shared/participants/contract.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ListGate } from '#web/components/list-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useSort } from '#web/components/sort-state.ts';
import { sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { participantColumns, participantHref } from './participant-columns.tsx';
import type { ParticipantFilter } from './participant-filter.ts';
import type { Somebody } from './use-disconnecting.tsx';
import { ParticipantFilterBar } from './participant-filter-bar.tsx';

const FIRST_IN_FIRST = { column: 'joined', descending: false };
const NO_ROWS: readonly ParticipantSummary[] = [];
const count = new Intl.NumberFormat('en-GB');

interface ParticipantsPanelProps {
  connection: string;
  stageId: string;
  sessionId: string;
  /** As AWS filtered it. */
  list: WholeList<ParticipantSummary>;
  filter: ParticipantFilter | undefined;
  /** Takes somebody out; undefined where the session has ended. */
  onDisconnect: ((somebody: Somebody) => void) | undefined;
  onFilter: (filter: ParticipantFilter | undefined) => void;
}

/** Everybody who joined the session, or those that one filter leaves. */
export function ParticipantsPanel(props: ParticipantsPanelProps) {
  const { connection, stageId, sessionId, list, filter, onDisconnect, onFilter } = props;
  const href = useMemo(
    () => participantHref(connection, stageId, sessionId),
    [connection, stageId, sessionId],
  );
  const columns = useMemo(
    () => participantColumns(href, connection, onDisconnect),
    [href, connection, onDisconnect],
  );
  const [sort, setSort] = useSort(columns, FIRST_IN_FIRST);
  // A list that grows is sorted and drawn behind what else came with it, in slices.
  const items = useDeferredValue(list.state === 'ready' ? list.items : NO_ROWS);
  const rows = useMemo(() => sortRows(items, columns, sort), [items, columns, sort]);
  const loading = list.state === 'ready' && list.progress.kind === 'loading';
  return (
    <Panel
      title="Participants"
      note={list.state === 'ready' && `${count.format(items.length)}${loading ? ' so far' : ''}`}
    >
      <ParticipantFilterBar filter={filter} onChange={onFilter} />
      <ListGate what="the participants" list={list} endpoint={participants.list} skeletonRows={10}>
        {() => (
          <DataTable
            label="Participants"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.participantId ?? JSON.stringify(row)}
            rowHref={href}
            sort={sort}
            onSort={setSort}
            height="grow"
            rowShortcuts
            incomplete={loading}
            empty={
              filter ? (
                <EmptyState
                  kind="filtered"
                  title="No participant matches the filter"
                  clear={() => onFilter(undefined)}
                />
              ) : (
                <EmptyState kind="none" title="Nobody has joined yet">
                  A participant appears here once its token is used to join the stage.
                </EmptyState>
              )
            }
          />
        )}
      </ListGate>
    </Panel>
  );
}
