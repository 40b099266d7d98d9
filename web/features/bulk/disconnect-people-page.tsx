import { useMemo, useState } from 'react';
import { participants } from '#shared/participants/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { isWhole, useWholeList } from '#web/api/use-whole-list.ts';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { NOTHING, present, ranged, type Selection, toggled } from '#web/components/bulk/selection.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ListFilterBar } from '#web/components/list-filter-bar.tsx';
import { ListGate } from '#web/components/list-gate.tsx';
import { Page } from '#web/components/page.tsx';
import { useSort } from '#web/components/sort-state.ts';
import { matches, parseFilter } from '#web/lib/list-filter.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { useSearchText } from '#web/nav/search-state.ts';
import { sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { Button } from '#web/ui/button.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { peopleColumns, personName, selectPerson } from './people-columns.tsx';

const BY_NAME = { column: 'name', descending: false };
const STATES = ['publisher', 'viewer'] as const;
const EXAMPLES = [
  ['ana', 'in the user id or the participant id'],
  ['publisher, viewer', 'has published, or never has'],
] as const;

/** Chooses among the people who are connected to a session, and takes them out of its stage for good. */
export function DisconnectPeoplePage() {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  const address = { connection, stageId, sessionId };
  const stage = useItem(stages.get, { connection, stageId });
  const list = useWholeList(participants.list, { ...address, filterByState: 'CONNECTED' });
  const [text, setText] = useSearchText('q');
  const [selected, setSelected] = useState<Selection>(NOTHING);
  const [anchor, setAnchor] = useState<string>();
  const [open, setOpen] = useState(false);
  const ready = list.state === 'ready' ? list : undefined;
  const items = ready?.items;
  const terms = useMemo(() => parseFilter(text, STATES), [text]);
  const matching = useMemo(
    () =>
      (items ?? []).filter((person) =>
        matches(terms, {
          name: person.userId ?? '',
          ids: [person.participantId ?? ''],
          state: person.published ? 'publisher' : 'viewer',
          tags: {},
        }),
      ),
    [items, terms],
  );
  const ids = useMemo(() => new Set((items ?? []).map(({ participantId = '' }) => participantId)), [items]);
  const selection = present(selected, ids);
  const known = useMemo(
    () => peopleColumns((id) => paths.participant(connection, stageId, sessionId, id)),
    [connection, stageId, sessionId],
  );
  const [sort, setSort] = useSort(known, BY_NAME);
  const rows = useMemo(() => sortRows(matching, known, sort), [matching, known, sort]);
  const order = useMemo(() => rows.map(({ participantId = '' }) => participantId), [rows]);
  const columns = useMemo(
    () => [
      selectPerson(selection, (id, withShift) => {
        setSelected(withShift ? ranged(selection, order, anchor, id) : toggled(selection, id));
        setAnchor(id);
      }),
      ...known,
    ],
    [selection, order, anchor, known],
  );
  const chosen = (items ?? []).filter(({ participantId = '' }) => selection.has(participantId));
  const stageName = (stage.state === 'ready' && stage.data.name) || stageId;
  return (
    <Page
      title="Disconnect several"
      crumbs={[
        { label: 'Stages', to: paths.stages(connection) },
        { label: stageName, to: paths.stage(connection, stageId) },
        { label: `Session ${sessionId}`, to: paths.session(connection, stageId, sessionId) },
      ]}
      freshness={ready?.freshness}
      layout="fill"
    >
      <ListFilterBar
        what="people"
        placeholder="User id or participant id"
        text={text}
        onChange={setText}
        examples={EXAMPLES}
        outcome={terms.length > 0 && ready && `${matching.length} of ${ready.items.length} shown`}
      >
        <span className="flex flex-wrap items-center gap-2">
          <output className="font-medium tabular-nums">{selection.size} selected</output>
          {matching.some(({ participantId = '' }) => !selection.has(participantId)) && (
            <Button small look="quiet" onClick={() => setSelected(new Set(order))}>
              Select all {matching.length} that match
            </Button>
          )}
          {selection.size > 0 && (
            <Button small look="quiet" onClick={() => setSelected(NOTHING)}>
              Clear
            </Button>
          )}
          <ChangeButton
            of={bulkChanges.disconnect}
            small
            disabled={selection.size === 0}
            onClick={() => setOpen(true)}
          >
            Disconnect…
          </ChangeButton>
        </span>
      </ListFilterBar>
      <ListGate
        what="the people of this session"
        list={list}
        endpoint={participants.list}
        skeletonRows={12}
        empty={
          <EmptyState kind="none" title="Nobody is connected">
            Whoever was in this session has left it, or was disconnected.
          </EmptyState>
        }
      >
        {({ progress }) => (
          <DataTable
            label="Connected people"
            columns={columns}
            rows={rows}
            rowKey={({ participantId = '' }) => participantId}
            sort={sort}
            onSort={setSort}
            height="fill"
            rowShortcuts
            incomplete={!isWhole(progress)}
            empty={<EmptyState kind="filtered" title="Nobody matches" clear={() => setText('')} />}
          />
        )}
      </ListGate>
      <DisconnectDialog
        {...address}
        names={chosen.map(personName)}
        ids={chosen.map(({ participantId = '' }) => participantId)}
        publishers={chosen.filter(({ published }) => published).length}
        open={open}
        onClose={() => setOpen(false)}
      />
    </Page>
  );
}
