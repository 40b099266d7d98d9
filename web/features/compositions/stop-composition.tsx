import { Square } from 'lucide-react';
import { compositionChanges } from '#shared/compositions/changes.ts';
import type { Composition } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { ApiError, type Failure } from '#web/api/failure.ts';
import { useChange } from '#web/api/use-change.ts';
import { GuardedAction } from '#web/components/guarded-action/guarded-action.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { destinationKind } from './destination-kind.ts';

const stop = compositionChanges.stop;

interface StopCompositionProps {
  composition: Composition;
  /** AWS has taken the stop; the page then follows it until it is STOPPED. */
  onStopped: () => void;
}

/** Stops a composition once somebody has read what that ends. */
export function StopComposition({ composition, onStopped }: StopCompositionProps) {
  const connection = useConnectionId();
  const change = useChange(stop);
  const id = idOf(composition.arn);
  return (
    <GuardedAction
      label={
        <>
          <Square size={14} aria-hidden /> Stop…
        </>
      }
      words={{
        title: 'Stop this composition?',
        act: 'Stop it',
        keep: 'Leave it running',
        doing: `Stopping ${id}`,
        todo: 'stop the composition',
        looking: '',
        notYet: '',
      }}
      endpoint={stop}
      input={{ compositionId: id }}
      consequence="It cannot be started again: another composition gets another id, and a recording another prefix. People on the stage notice nothing."
      impact={<WhatEnds destinations={composition.destinations} />}
      isKnown
      reason={{ required: false, hint: 'Kept with the console’s record of the composition.' }}
      explain={explain}
      send={async (reason) => change.run({ connection, compositionId: id }, reason)}
      onDone={onStopped}
    />
  );
}

function WhatEnds({ destinations }: Pick<Composition, 'destinations'>) {
  return (
    <div className="px-3 py-2">
      <p>This ends:</p>
      <ul className="list-disc pl-5">
        {destinations.map((one) => (
          <li key={one.id} className="wrap-anywhere">
            {whatEnds(one)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function whatEnds(one: Composition['destinations'][number]): string {
  const { name, channel, s3 } = one.configuration;
  const called = name ? ` “${name}”` : '';
  if (channel)
    return `the broadcast${called} to the channel ${idOf(channel.channelArn)}: its viewers see it end`;
  if (s3) return `the recording${called}: what was recorded stays in the bucket`;
  return `${destinationKind(one)}${called}`;
}

/** StopComposition of one that stops or has stopped is a conflict. */
function explain(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError) || failure.code !== 'aws_conflict') return undefined;
  return 'It is being stopped already, or has stopped: this page shows what AWS says of it.';
}
