import { useState } from 'react';
import { stageChanges } from '#shared/stages/changes.ts';
import { type Stage, stages } from '#shared/stages/contract.ts';
import { ApiError, type Failure } from '#web/api/failure.ts';
import { requestNow } from '#web/api/request-now.ts';
import { useChange } from '#web/api/use-change.ts';
import { GuardedDelete } from '#web/components/guarded-action/guarded-delete.tsx';
import { ImpactLines } from '#web/components/guarded-action/impact-lines.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { useStageImpact } from './stage-impact.ts';

const remove = stageChanges.remove;

interface DeleteStageProps {
  stageId: string;
  stage: Stage;
  onGone: () => void;
}

/** Deletes a stage with everybody in it and everything that is made of it. */
export function DeleteStage({ stageId, stage, onGone }: DeleteStageProps) {
  const connection = useConnectionId();
  const change = useChange(remove);
  const [isLooking, setLooking] = useState(false);
  const impact = useStageImpact(connection, stageId, stage.activeSessionId || undefined, isLooking);
  const name = stage.name || stageId;
  return (
    <GuardedDelete
      what="stage"
      name={name}
      endpoint={remove}
      input={{ stageId }}
      consequence="It cannot be brought back, and no token for it can be used any more. What was recorded stays in the bucket; what this console has seen of it stays here."
      impact={<ImpactLines lines={impact.lines} />}
      inUse={impact.isKnown ? impact.isHit : undefined}
      why={impact.why}
      reason={{
        required: impact.isKnown && impact.isHit,
        hint: 'Kept with what this console has recorded of the stage.',
      }}
      explain={explain}
      onLook={() => {
        if (isLooking) impact.look();
        else setLooking(true);
      }}
      send={async (reason) => change.run({ connection, stageId }, reason)}
      isGone={async () => isUnknown(connection, stageId)}
      onGone={() => {
        announce(`Stage ${name} deleted`);
        onGone();
      }}
    />
  );
}

/** @throws as `requestNow`, where AWS says nothing of the stage */
async function isUnknown(connection: string, stageId: string): Promise<boolean> {
  try {
    await requestNow(stages.get, { connection, stageId });
    return false;
  } catch (failure) {
    if (failure instanceof ApiError && failure.code === 'aws_not_found') return true;
    throw failure;
  }
}

/** UNCONFIRMED whether AWS refuses to delete a stage with an active session. */
function explain(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError) || failure.code !== 'aws_conflict') return undefined;
  return 'AWS does not delete it as it is now. Stop its compositions, disconnect who is in it, wait until its session has ended, and try again.';
}
