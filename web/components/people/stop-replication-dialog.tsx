import { idOf } from '#shared/contract/ids.ts';
import { participants, type ParticipantSummary } from '#shared/participants/contract.ts';
import { replicationChanges } from '#shared/replication/changes.ts';
import { replication } from '#shared/replication/contract.ts';
import { ApiError, type Failure } from '#web/api/failure.ts';
import { loadAllNow } from '#web/api/load-all-now.ts';
import { useChange } from '#web/api/use-change.ts';
import { useWholeList, type WholeList } from '#web/api/use-whole-list.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { GuardedDialog } from '../guarded-action/guarded-dialog.tsx';
import { type ImpactLine, ImpactLines } from '../guarded-action/impact-lines.tsx';
import { isTold, lineOfList } from '../guarded-action/list-look.ts';
import { REPLICAS_A_PAGE } from './replicas-a-page.ts';

const stop = replicationChanges.stop;

/** Somebody of one stage who is seen in another as well. */
export interface ReplicaThere {
  sourceStageId: string;
  participantId: string;
  destinationStageId: string;
  destinationSessionId: string;
  /** What they, and the other stage, are called. */
  name: string;
  destinationName: string;
}

interface StopReplicationDialogProps {
  replica: ReplicaThere;
  open: boolean;
  onClose: () => void;
}

/** Takes the replica of somebody out of the other stage. */
export function StopReplicationDialog({ replica, open, onClose }: StopReplicationDialogProps) {
  const connection = useConnectionId();
  const change = useChange(stop);
  const { sourceStageId, participantId, destinationStageId, destinationSessionId } = replica;
  const { name, destinationName } = replica;
  const people = useWholeList(
    participants.list,
    open
      ? {
          connection,
          stageId: destinationStageId,
          sessionId: destinationSessionId,
          filterByState: 'CONNECTED',
        }
      : undefined,
  );
  const others = othersLine(people, participantId);
  return (
    <GuardedDialog
      open={open}
      onClose={onClose}
      words={{
        title: `Stop replicating ${name}?`,
        act: 'Stop it',
        keep: 'Leave it running',
        doing: `Stopping the replication to ${destinationName}`,
        todo: 'stop the replication',
        looking: 'Looking whether it has stopped…',
        notYet: 'AWS has accepted it, and lists the replication as active still. It may take a moment.',
      }}
      endpoint={stop}
      input={{ stageId: sourceStageId, participantId, destinationStageId }}
      consequence={`${name} vanishes from ${destinationName}, with whatever is recorded of them there. In their own stage they go on as they are.`}
      impact={<ImpactLines lines={[others]} />}
      isKnown={isTold(others)}
      reason={{ required: false, hint: 'Kept with what this console has recorded of the participant.' }}
      explain={explain}
      send={async (reason) =>
        change.run({ connection, stageId: sourceStageId, participantId, destinationStageId }, reason)
      }
      isDone={async () =>
        !(
          await loadAllNow(
            replication.list,
            { connection, stageId: sourceStageId, participantId },
            REPLICAS_A_PAGE,
          )
        ).some(
          (one) => one.replicationState === 'ACTIVE' && idOf(one.destinationStageArn) === destinationStageId,
        )
      }
      onDone={() => announce(`${name} is no longer replicated to ${destinationName}`)}
    />
  );
}

function othersLine(people: WholeList<ParticipantSummary>, participantId: string): ImpactLine {
  return lineOfList('who else is connected there', people, (items, atLeast) => {
    const count = items.filter((one) => one.participantId !== participantId).length;
    return {
      count,
      says:
        count === 0
          ? 'Nobody else is connected there: with them the session ends.'
          : `${atLeast}${count} ${count === 1 ? 'other is' : 'others are'} connected there and lose sight of them.`,
    };
  });
}

function explain(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError) || failure.code !== 'aws_not_found') return undefined;
  return 'It has ended already: the participant has left, or somebody else has stopped it.';
}
