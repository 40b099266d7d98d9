import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import type { Participant } from '#shared/participants/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { ArnLink } from '#web/components/arn-link.tsx';
import { AwsWord } from '#web/components/aws-word.tsx';
import { DetailList } from '#web/components/facts.tsx';
import { StopReplicationButton } from '#web/components/people/stop-replication-button.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { given } from './given.tsx';

const TYPES: Record<string, string> = {
  NONE: 'Not replicated',
  SOURCE: 'Copied to other stages',
  REPLICA: 'Comes from another stage',
};

/** Whether there is more to tell than that the participant is not replicated. */
export function isReplicated(participant: Participant): boolean {
  const { replicationType, replicationState, sourceStageArn, sourceSessionId } = participant;
  return (
    (replicationType ?? 'NONE') !== 'NONE' || Boolean(replicationState || sourceStageArn || sourceSessionId)
  );
}

export function ReplicationType({ participant }: { participant: Participant }) {
  return given(participant.replicationType, (type) => <AwsWord word={TYPES[type] ?? type} aws={type} />);
}

export function ParticipantReplication({ participant }: { participant: Participant }) {
  return (
    <div className="px-4">
      <WholeWay />
      <StopHere participant={participant} />
      <DetailList
        labels="short"
        details={[
          { label: 'Type', value: <ReplicationType participant={participant} /> },
          {
            label: 'State',
            value: <StateBadge kind="replication" value={participant.replicationState} />,
          },
          { label: 'From stage', value: <ArnLink arn={participant.sourceStageArn} /> },
          { label: 'From session', value: <SourceSession participant={participant} /> },
          ...(participant.replicationType === 'REPLICA'
            ? [{ label: 'Source', value: <SourceParticipant participant={participant} /> }]
            : []),
        ]}
      />
    </div>
  );
}

/** All the sessions that the person is in, on one axis. */
function WholeWay() {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  const participantId = useRouteParam('participantId');
  const search = new URLSearchParams({ participant: participantId }).toString();
  return (
    <p className="border-b border-line py-1">
      <Link
        to={`${paths.replication(connection, stageId, sessionId)}?${search}`}
        className="link inline-flex min-h-6 items-center"
      >
        The whole way of this person
      </Link>
    </p>
  );
}

/** On the page of a replica: the way to take it out of this stage. */
function StopHere({ participant }: { participant: Participant }) {
  const destinationStageId = useRouteParam('stageId');
  const destinationSessionId = useRouteParam('sessionId');
  const { replicationType, replicationState, sourceStageArn, participantId, userId } = participant;
  if (replicationType !== 'REPLICA' || replicationState !== 'ACTIVE') return null;
  if (!sourceStageArn || participantId === undefined) return null;
  return (
    <div className="border-b border-line py-2">
      <StopReplicationButton
        replica={{
          sourceStageId: idOf(sourceStageArn),
          participantId,
          destinationStageId,
          destinationSessionId,
          name: userId || participantId,
          destinationName: 'this stage',
        }}
      />
    </div>
  );
}

function SourceSession({ participant }: { participant: Participant }) {
  const connection = useConnectionId();
  const { sourceStageArn, sourceSessionId } = participant;
  if (!sourceSessionId) return <NotGiven />;
  if (!sourceStageArn) return <span className="font-mono text-xs">{sourceSessionId}</span>;
  return (
    <Link
      to={paths.session(connection, idOf(sourceStageArn), sourceSessionId)}
      className="link font-mono text-xs"
    >
      {sourceSessionId}
    </Link>
  );
}

/** A replica has the participant id of its source. */
function SourceParticipant({ participant }: { participant: Participant }) {
  const connection = useConnectionId();
  const { sourceStageArn, sourceSessionId, participantId } = participant;
  if (!sourceStageArn || !sourceSessionId || !participantId) return <NotGiven>not given</NotGiven>;
  return (
    <Link
      to={paths.participant(connection, idOf(sourceStageArn), sourceSessionId, participantId)}
      className="link"
    >
      The same participant there
    </Link>
  );
}
