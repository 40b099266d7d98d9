import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import type { ParticipantSummary } from '#shared/participants/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { lookOf } from '#web/components/states.ts';
import { classNames } from '#web/lib/class-names.ts';
import { paths } from '#web/nav/paths.ts';
import { StateMark, toneText } from '#web/ui/state-mark.tsx';

const ROLES: Record<string, string> = { SOURCE: 'Source', REPLICA: 'Replica' };

interface ReplicationCellProps {
  participant: ParticipantSummary;
  connection: string;
}

/** Whether a participant is replicated, in which direction and state; a replica links to where it comes from. */
export function ReplicationCell({ participant, connection }: ReplicationCellProps) {
  const { replicationType, replicationState, sourceStageArn, sourceSessionId, participantId } = participant;
  // AWS's words for "no replication" are NONE or nothing.
  if (!replicationType || replicationType === 'NONE') return <NotGiven />;
  const look = replicationState ? lookOf('replication', replicationState) : undefined;
  const role = ROLES[replicationType] ?? replicationType;
  const hasSource = Boolean(sourceStageArn && sourceSessionId && participantId);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap" title={look?.word}>
      {look && <StateMark tone={look.tone} shape={look.shape} />}
      <span className={classNames('font-medium', look && toneText[look.tone])}>{role}</span>
      {hasSource && (
        <Link
          to={paths.participant(
            connection,
            idOf(sourceStageArn ?? ''),
            sourceSessionId ?? '',
            participantId ?? '',
          )}
          className="link text-xs"
          title={`Source: stage ${sourceStageArn}, session ${sourceSessionId}`}
        >
          source
        </Link>
      )}
      {look && <span className="sr-only">{look.word}</span>}
    </span>
  );
}
