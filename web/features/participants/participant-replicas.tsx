import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import type { Participant } from '#shared/participants/contract.ts';
import { type ParticipantReplica, replication } from '#shared/replication/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ListGate } from '#web/components/list-gate.tsx';
import { Panel } from '#web/components/panel.tsx';
import { byText, firstOf } from '#web/lib/order.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { paths } from '#web/nav/paths.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { replicaColumns } from './replica-columns.tsx';

/** The most that AWS gives a page here. */
const PAGE_SIZE = 50;

const byStateThenStage = firstOf<ParticipantReplica>(
  (a, b) => byText(a.replicationState, b.replicationState),
  (a, b) => byText(a.destinationStageArn, b.destinationStageArn),
  (a, b) => byText(a.destinationSessionId, b.destinationSessionId),
);

/** Where this participant is copied to. A replica is not copied on: its source is asked then. */
export function ParticipantReplicas({ participant }: { participant: Participant | undefined }) {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  const participantId = useRouteParam('participantId');
  const list = useWholeList(replication.list, { connection, stageId, participantId }, PAGE_SIZE);
  const ready = list.state === 'ready' ? list : undefined;
  return (
    <Panel title="Replicas" note={ready?.items.length} freshness={ready?.freshness}>
      <ListGate
        what="the replicas of this participant"
        list={list}
        endpoint={replication.list}
        skeletonRows={1}
        empty={
          <EmptyNote title="This participant is not replicated from this stage">
            {participant?.replicationType === 'REPLICA' ? (
              <SourceHint participant={participant} connection={connection} />
            ) : (
              'Replication shows somebody who publishes here in another stage too, at most five at a time.'
            )}
          </EmptyNote>
        }
      >
        {(loaded) => (
          <DataTable
            label="Replicas of this participant"
            columns={replicaColumns(connection, sessionId)}
            rows={loaded.items.toSorted(byStateThenStage)}
            rowKey={({ destinationStageArn, destinationSessionId, sourceSessionId }) =>
              `${sourceSessionId} ${destinationStageArn} ${destinationSessionId}`
            }
            rowHref={(replica) =>
              paths.participant(
                connection,
                idOf(replica.destinationStageArn),
                replica.destinationSessionId,
                replica.participantId,
              )
            }
            height="grow"
            incomplete={loaded.progress.kind === 'loading'}
            empty={null}
          />
        )}
      </ListGate>
    </Panel>
  );
}

function SourceHint({ participant, connection }: { participant: Participant; connection: string }) {
  const { sourceStageArn, sourceSessionId, participantId } = participant;
  if (!sourceStageArn || !sourceSessionId || !participantId) {
    return 'It is itself a replica: what it is copied to is listed at its source.';
  }
  return (
    <>
      It is itself a replica: what it is copied to is listed{' '}
      <Link
        to={paths.participant(connection, idOf(sourceStageArn), sourceSessionId, participantId)}
        className="link"
      >
        at its source
      </Link>
      .
    </>
  );
}
