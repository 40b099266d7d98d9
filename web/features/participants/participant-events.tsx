import { useMemo } from 'react';
import { type ParticipantEvent, participants } from '#shared/participants/contract.ts';
import { isWhole, type WholeList } from '#web/api/use-whole-list.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ListGate, type ReadyList } from '#web/components/list-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useSort } from '#web/components/sort-state.ts';
import { sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { useViewport } from '#web/ui/viewport.ts';
import { useZone } from '#web/ui/preferences-store.ts';
import { eventColumns } from './event-columns.tsx';
import { dayOfEvents } from './event-day.ts';
import { countEvents, isFiltering, NO_FILTER, passes, toggleErrors } from './event-filter.ts';
import { EventFilterBar } from './event-filter-bar.tsx';
import type { EventRow } from './event-rows.ts';
import { useEventFilter } from './use-event-filter.ts';
import { useKnownUserIds } from './use-known-user-ids.ts';

const IN_ORDER = { column: 'time', descending: false };

interface ParticipantEventsProps {
  list: WholeList<ParticipantEvent>;
  /** The list's events in order. */
  rows: readonly EventRow[];
  /** ISO 8601: what offsets are counted from. */
  firstJoin: string | undefined;
}

/** Every event of the participant, in order, as far as loaded. */
export function ParticipantEvents({ list, rows, firstJoin }: ParticipantEventsProps) {
  const ready = list.state === 'ready' ? list : undefined;
  const day = dayOfEvents(rows, useZone());
  return (
    <Panel
      title="Events"
      note={ready && (day === undefined ? rows.length : `${rows.length}, on ${day}`)}
      freshness={ready?.freshness}
    >
      <ListGate
        what="the events of this participant"
        list={list}
        endpoint={participants.events}
        skeletonRows={8}
        empty={
          <EmptyNote title="AWS has no event of this participant">
            Joining, publishing, subscribing and their failures appear here. How long AWS keeps them is not
            documented.
          </EmptyNote>
        }
      >
        {(loaded) => (
          <EventTable list={loaded} rows={rows} firstJoin={firstJoin} oneDay={day !== undefined} />
        )}
      </ListGate>
    </Panel>
  );
}

interface EventTableProps extends Omit<ParticipantEventsProps, 'list'> {
  list: ReadyList<ParticipantEvent>;
  oneDay: boolean;
}

function EventTable({ list, rows, firstJoin, oneDay }: EventTableProps) {
  const [filter, setFilter] = useEventFilter();
  useShortcuts([
    {
      keys: 'e',
      label: 'Errors only, or all events',
      run: () => setFilter(toggleErrors),
    },
  ]);
  const narrow = useViewport() === 'narrow';
  const userIds = useKnownUserIds();
  const columns = useMemo(
    () => eventColumns({ firstJoin, oneDay, narrow, userIds }),
    [firstJoin, oneDay, narrow, userIds],
  );
  const [sort, setSort] = useSort(columns, IN_ORDER);
  const shown = useMemo(
    () =>
      sortRows(
        rows.filter((row) => passes(filter, row)),
        columns,
        sort,
      ),
    [rows, filter, columns, sort],
  );
  return (
    <>
      <EventFilterBar
        filter={filter}
        onChange={setFilter}
        counts={countEvents(rows)}
        shown={shown.length}
        all={rows.length}
      />
      <DataTable
        label="Events"
        columns={columns}
        rows={shown}
        rowKey={({ index }) => String(index)}
        sort={sort}
        onSort={setSort}
        height="grow"
        incomplete={list.progress.kind === 'loading'}
        empty={
          <EmptyState
            kind="filtered"
            title={filter.errorsOnly ? 'No error among these events' : 'No event of this kind'}
            clear={() => setFilter(() => NO_FILTER)}
          >
            {isWhole(list.progress) && isFiltering(filter)
              ? `All ${rows.length} events of this participant were looked at.`
              : 'Not all events are loaded yet.'}
          </EmptyState>
        }
      />
    </>
  );
}
