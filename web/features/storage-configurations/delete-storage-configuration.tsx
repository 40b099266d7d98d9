import { idOf } from '#shared/contract/ids.ts';
import { storageConfigurationChanges } from '#shared/storage-configurations/changes.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { ApiError, type Failure } from '#web/api/failure.ts';
import { loadAllNow } from '#web/api/load-all-now.ts';
import { useChange } from '#web/api/use-change.ts';
import { GuardedDelete } from '#web/components/guarded-action/guarded-delete.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';
import { RunningNow, StagesThatRecord } from './storage-users-panel.tsx';
import type { RunningUsers, StorageUsers } from './use-storage-users.ts';

const remove = storageConfigurationChanges.remove;

interface DeleteStorageConfigurationProps {
  id: string;
  name: string;
  users: StorageUsers;
  onGone: () => void;
}

/** Deletes a storage configuration, which takes the right to write into the bucket back. */
export function DeleteStorageConfiguration({ id, name, users, onGone }: DeleteStorageConfigurationProps) {
  const connection = useConnectionId();
  const change = useChange(remove);
  const recording = users.stages.recording.length > 0;
  return (
    <GuardedDelete
      what="storage configuration"
      name={name}
      endpoint={remove}
      input={{ storageConfigurationId: id }}
      consequence="AWS takes its statement out of the policy of the bucket: nothing is recorded there any more. What was recorded stays. It cannot be brought back."
      impact={
        <>
          <RunningNow running={users.running} />
          <StagesThatRecord {...users.stages} />
        </>
      }
      inUse={isRunning(users.running, recording)}
      explain={explain}
      onLook={users.look}
      send={async () => change.run({ connection, storageConfigurationId: id })}
      isGone={async () =>
        !(await loadAllNow(storageConfigurations.list, { connection })).some(({ arn }) => idOf(arn) === id)
      }
      onGone={() => {
        announce(`Storage configuration ${name} deleted`);
        onGone();
      }}
    />
  );
}

/** Where it cannot be found out, AWS knows: it refuses. */
function isRunning(running: RunningUsers, recording: boolean): boolean | undefined {
  if (running.state === 'failed') return recording;
  return running.state === 'known' ? running.compositions.length > 0 || recording : undefined;
}

function explain(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError) || failure.code !== 'aws_conflict') return undefined;
  return 'A composition still records into it, or a stage records its participants there. Stop the compositions that are listed above and wait until they have stopped; switch the recording of the stages off.';
}
