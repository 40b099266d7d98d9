import type { CompositionSummary } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { encoderConfigurationChanges } from '#shared/encoder-configurations/changes.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { ApiError, type Failure } from '#web/api/failure.ts';
import { loadAllNow } from '#web/api/load-all-now.ts';
import { useChange } from '#web/api/use-change.ts';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { CompositionsHit } from '#web/components/compositions-hit.tsx';
import { GuardedDelete } from '#web/components/guarded-action/guarded-delete.tsx';
import { lookAt } from '#web/components/guarded-action/list-look.ts';
import { runningCompositions } from '#web/components/running-compositions.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { announce } from '#web/ui/announcer.tsx';

const remove = encoderConfigurationChanges.remove;

interface DeleteEncoderConfigurationProps {
  id: string;
  name: string;
  /** The compositions that use it. */
  using: WholeList<CompositionSummary>;
  onGone: () => void;
}

/** Deletes an encoder configuration, which AWS allows while no running composition uses it. */
export function DeleteEncoderConfiguration({ id, name, using, onGone }: DeleteEncoderConfigurationProps) {
  const connection = useConnectionId();
  const change = useChange(remove);
  const look = lookAt(using);
  const running = runningCompositions(look.items);
  const isUnknown = look.kind === 'unknown';
  return (
    <GuardedDelete
      what="encoder configuration"
      name={name}
      endpoint={remove}
      input={{ encoderConfigurationId: id }}
      consequence="It cannot be brought back. Compositions that have ended keep what they recorded; nothing else refers to it."
      impact={
        <CompositionsHit
          running={look.kind === 'looking' ? undefined : running}
          problem={isUnknown ? look.why : undefined}
          asOf={isUnknown ? look.asOf : undefined}
        />
      }
      inUse={look.kind === 'looking' ? undefined : isUnknown || running.length > 0}
      why={running.length > 0 ? 'It is in use.' : 'It is not known whether it is in use.'}
      explain={explain}
      onLook={() => using.state !== 'loading' && using.retry()}
      send={async () => change.run({ connection, encoderConfigurationId: id })}
      isGone={async () =>
        !(await loadAllNow(encoderConfigurations.list, { connection })).some(({ arn }) => idOf(arn) === id)
      }
      onGone={() => {
        announce(`Encoder configuration ${name} deleted`);
        onGone();
      }}
    />
  );
}

function explain(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError) || failure.code !== 'aws_conflict') return undefined;
  return 'A composition still uses it: those that run are listed above. Stop them, wait until they have stopped, and try again.';
}
