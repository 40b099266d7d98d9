import { UserX } from 'lucide-react';
import { participantChanges } from '#shared/participants/changes.ts';
import { useRefusal } from '#web/api/use-refusal.ts';
import { classNames } from '#web/lib/class-names.ts';
import { announce } from '#web/ui/announcer.tsx';

export interface DisconnectIconProps {
  /** Whom it is about. */
  name: string;
  onDisconnect: () => void;
}

/** On a row about somebody who is connected: the way to take them out of the stage. */
export function DisconnectIcon({ name, onDisconnect }: DisconnectIconProps) {
  const refusal = useRefusal(participantChanges.disconnect);
  const label = `Disconnect ${name}…`;
  return (
    <button
      type="button"
      aria-label={label}
      title={refusal === undefined ? label : `${label} ${refusal}`}
      aria-disabled={refusal !== undefined}
      onClick={refusal === undefined ? onDisconnect : () => announce(refusal)}
      className={classNames(
        'inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-muted',
        refusal === undefined ? 'cursor-pointer hover:bg-hover hover:text-bad' : 'cursor-not-allowed',
      )}
    >
      <UserX size={14} aria-hidden />
    </button>
  );
}
