import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import type { ParticipantReplica } from '#shared/replication/contract.ts';
import { StateBadge } from '#web/components/state-badge.tsx';
import { paths } from '#web/nav/paths.ts';
import type { Column } from '#web/table/column.ts';
import { Button } from '#web/ui/button.tsx';

/**
 * @param sessionId the session looked at: a replica may come from another session of the same stage
 * @param onStop told which replication is to be stopped
 */
export function replicaColumns(
  connection: string,
  sessionId: string,
  onStop: (replica: ParticipantReplica) => void,
): Column<ParticipantReplica>[] {
  return [
    {
      id: 'replica',
      header: 'Replica',
      width: 'fill',
      cell: ({ destinationStageArn, destinationSessionId, participantId }) => (
        <Link
          to={paths.participant(connection, idOf(destinationStageArn), destinationSessionId, participantId)}
          className="link font-medium"
        >
          Participant there
        </Link>
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: 120,
      cell: ({ replicationState }) => <StateBadge kind="replication" value={replicationState} />,
    },
    {
      id: 'stage',
      header: 'To stage',
      width: 'fill',
      cell: ({ destinationStageArn }) => (
        <Link
          to={paths.stage(connection, idOf(destinationStageArn))}
          className="link font-mono text-xs"
          title={destinationStageArn}
        >
          {idOf(destinationStageArn)}
        </Link>
      ),
    },
    {
      id: 'session',
      header: 'To session',
      width: 168,
      from: 'medium',
      cell: ({ destinationStageArn, destinationSessionId }) => (
        <Link
          to={paths.session(connection, idOf(destinationStageArn), destinationSessionId)}
          className="link font-mono text-xs"
        >
          {destinationSessionId}
        </Link>
      ),
    },
    {
      id: 'source',
      header: 'From session',
      width: 200,
      from: 'medium',
      cell: ({ sourceStageArn, sourceSessionId }) =>
        sourceSessionId === sessionId ? (
          'this one'
        ) : (
          <Link
            to={paths.session(connection, idOf(sourceStageArn), sourceSessionId)}
            className="link font-mono text-xs"
          >
            {sourceSessionId}
          </Link>
        ),
    },
    {
      id: 'stop',
      header: 'Act',
      width: 96,
      cell: (replica) =>
        replica.replicationState === 'ACTIVE' && (
          <Button
            small
            onClick={() => onStop(replica)}
            aria-label={`Stop the replication to ${idOf(replica.destinationStageArn)}`}
          >
            Stop…
          </Button>
        ),
    },
  ];
}
