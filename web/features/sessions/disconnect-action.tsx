import { UserX } from 'lucide-react';

interface DisconnectActionProps {
  /** Whom it is about. */
  name: string;
  onDisconnect: () => void;
}

/** On a row about somebody who is connected: the way to take them out of the stage. */
export function DisconnectAction({ name, onDisconnect }: DisconnectActionProps) {
  return (
    <button
      type="button"
      aria-label={`Disconnect ${name}…`}
      title={`Disconnect ${name}…`}
      onClick={onDisconnect}
      className="inline-flex size-6 shrink-0 cursor-pointer items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-bad"
    >
      <UserX size={14} aria-hidden />
    </button>
  );
}
