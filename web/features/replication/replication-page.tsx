import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { idOf } from '#shared/contract/ids.ts';
import {
  pathsOfPeople,
  type ReplicationLink,
  type ReplicationMap,
} from '#shared/replication/paths-of-people.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { reload } from '#web/api/reload.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { useOpened } from '#web/components/guarded-action/use-opened.tsx';
import { Page } from '#web/components/page.tsx';
import { Panel } from '#web/components/panel.tsx';
import { type ReplicaThere, StopReplicationDialog } from '#web/components/people/stop-replication-dialog.tsx';
import { useSort } from '#web/components/sort-state.ts';
import { useStageNames } from '#web/components/use-stage-names.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { sortRows } from '#web/table/column.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { JourneyPanel } from './journey-panel.tsx';
import { journeyHref, linkColumns } from './link-columns.tsx';
import { MapPicture } from './map-picture.tsx';

const BY_PERSON = { column: 'person', descending: false };

/** Which sessions the people of a session come from and go to; and of one person, where they were when. */
export function ReplicationPage() {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  const address = { connection, stageId, sessionId };
  const [participantId] = useSearchState('participant', '');
  const options = q(pathsOfPeople.map, address);
  const query = useQuery(options);
  const client = useQueryClient();
  const nameOf = useNameOf(connection);
  const map = query.data;
  return (
    <Page
      title="Replication"
      crumbs={[
        { label: 'Stages', to: paths.stages(connection) },
        { label: nameOf(stageId), to: paths.stage(connection, stageId) },
        { label: sessionId, to: paths.session(connection, stageId, sessionId) },
      ]}
      freshness={map && { asOf: map.asOf, receivedAt: query.dataUpdatedAt, stale: map.stale }}
    >
      <div className="flex flex-col gap-4">
        {participantId !== '' && <JourneyPanel {...address} participantId={participantId} nameOf={nameOf} />}
        <Panel title="From where, and to where" note={map?.links.length}>
          {query.error !== null && map === undefined ? (
            <ErrorState
              what="the replication of this session"
              failure={asFailure(query.error)}
              endpoint={pathsOfPeople.map}
              retry={() => void reload(client, { queryKey: options.queryKey, exact: true })}
            />
          ) : map === undefined ? (
            <TableSkeleton label="the replication of this session" rows={3} />
          ) : (
            <MapAndTable map={map} {...address} nameOf={nameOf} />
          )}
        </Panel>
      </div>
    </Page>
  );
}

const keyOfReplica = (one: ReplicaThere) =>
  `${one.participantId} ${one.sourceStageId} ${one.destinationStageId} ${one.destinationSessionId}`;

function replicaOf(link: ReplicationLink, nameOf: (stageId: string) => string): ReplicaThere {
  return {
    sourceStageId: link.fromStageId,
    participantId: link.participantId,
    destinationStageId: link.toStageId,
    destinationSessionId: link.toSessionId,
    name: link.userId ?? link.participantId,
    destinationName: nameOf(link.toStageId),
  };
}

interface MapAndTableProps {
  map: ReplicationMap;
  connection: string;
  stageId: string;
  sessionId: string;
  nameOf: (stageId: string) => string;
}

function MapAndTable({ map: { links, sources, asked }, nameOf, ...address }: MapAndTableProps) {
  const { connection, stageId, sessionId } = address;
  const { open: stop, draw } = useOpened(keyOfReplica);
  const columns = useMemo(
    () => linkColumns({ connection, stageId, sessionId, nameOf }, (link) => stop(replicaOf(link, nameOf))),
    [connection, stageId, sessionId, nameOf, stop],
  );
  const [sort, setSort] = useSort(columns, BY_PERSON);
  if (links.length === 0)
    return (
      <EmptyNote title="Nobody of this session comes from another, or is replicated to one">
        Replication shows somebody who publishes in one stage in another too, at most five at a time.
      </EmptyNote>
    );
  return (
    <>
      <div className="px-4 py-3">
        <MapPicture here={address} links={links} nameOf={nameOf} />
      </div>
      {asked < sources && (
        <p className="border-t border-line bg-warn-tint px-4 py-1.5 text-warn">
          {asked} of {sources} people who are replicated from here were asked where to.
        </p>
      )}
      <DataTable
        label="Replication by person"
        columns={columns}
        rows={sortRows(links, columns, sort)}
        rowKey={({ participantId, fromSessionId, toSessionId, toStageId }) =>
          `${participantId} ${fromSessionId} ${toStageId} ${toSessionId}`
        }
        rowHref={({ participantId }) => journeyHref(address, participantId)}
        sort={sort}
        onSort={setSort}
        height="grow"
        empty={null}
      />
      {draw((replica, state) => (
        <StopReplicationDialog replica={replica} {...state} />
      ))}
    </>
  );
}

/** The name of a stage by its id, as far as it is known already; else the id. */
function useNameOf(connection: string): (stageId: string) => string {
  const { known } = useStageNames(connection);
  return useMemo(() => {
    const byId = new Map([...known].map(([arn, name]) => [idOf(arn), name]));
    return (stageId: string) => byId.get(stageId) || stageId;
  }, [known]);
}
