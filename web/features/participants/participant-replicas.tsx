import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import type { Participant } from '#shared/participants/contract.ts';
import { type ParticipantReplica, replication } from '#shared/replication/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ListGate } from '#web/components/list-gate.tsx';
import { useOpened } from '#web/components/guarded-action/use-opened.tsx';
import { Panel } from '#web/components/panel.tsx';
import { REPLICAS_A_PAGE } from '#web/components/people/replicas-a-page.ts';
import { type ReplicaThere, StopReplicationDialog } from '#web/components/people/stop-replication-dialog.tsx';
import { byText, firstOf } from '#web/lib/order.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { paths } from '#web/nav/paths.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { replicaColumns } from './replica-columns.tsx';

const byStateThenStage = firstOf<ParticipantReplica>(
  (a, b) => byText(a.replicationState, b.replicationState),
  (a, b) => byText(a.destinationStageArn, b.destinationStageArn),
  (a, b) => byText(a.destinationSessionId, b.destinationSessionId),
);

const keyOfReplica = (one: ReplicaThere) => `${one.destinationStageId} ${one.destinationSessionId}`;

/** Where this participant is copied to. A replica is not copied on: its source is asked then. */
export function ParticipantReplicas({ participant }: { participant: Participant | undefined }) {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  const participantId = useRouteParam('participantId');
  const list = useWholeList(replication.list, { connection, stageId, participantId }, REPLICAS_A_PAGE);
  const stopping = useOpened(keyOfReplica);
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
            columns={replicaColumns(connection, sessionId, (replica) =>
              stopping.open({
                sourceStageId: stageId,
                participantId,
                destinationStageId: idOf(replica.destinationStageArn),
                destinationSessionId: replica.destinationSessionId,
                name: participant?.userId || participantId,
                destinationName: `stage ${idOf(replica.destinationStageArn)}`,
              }),
            )}
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
      {stopping.draw((replica, state) => (
        <StopReplicationDialog replica={replica} {...state} />
      ))}
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
