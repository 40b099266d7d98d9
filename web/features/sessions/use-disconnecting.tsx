import { lazy, type ReactNode, Suspense, useCallback } from 'react';
import { useOpened } from '#web/components/guarded-action/use-opened.tsx';
import type { PersonThere } from '#web/components/people/person.ts';

// Fetched when it is opened: most who look at a session take nobody out of it.
const DisconnectDialog = lazy(async () => ({
  default: (await import('#web/components/people/disconnect-dialog.tsx')).DisconnectDialog,
}));

/** Somebody of a session, as its tables and lanes know them. */
export type Somebody = Pick<PersonThere, 'participantId' | 'userId'>;

const idOfPerson = ({ participantId }: PersonThere) => participantId;

interface Disconnecting {
  /** Opens the dialog about somebody; undefined where the session has ended. */
  disconnect: ((somebody: Somebody) => void) | undefined;
  dialogs: ReactNode;
}

/** The dialogs with which people are taken out of a session. */
export function useDisconnecting(
  { stageId, sessionId }: { stageId: string; sessionId: string },
  live: boolean,
): Disconnecting {
  const { open, draw } = useOpened(idOfPerson);
  const disconnect = useCallback(
    ({ participantId, userId }: Somebody) => open({ stageId, sessionId, participantId, userId }),
    [open, stageId, sessionId],
  );
  return {
    disconnect: live ? disconnect : undefined,
    dialogs: (
      <Suspense>
        {draw((person, state) => (
          <DisconnectDialog person={person} {...state} />
        ))}
      </Suspense>
    ),
  };
}
