import { participantChanges } from '#shared/participants/changes.ts';
import { useState } from 'react';
import { ChangeButton } from '../change-button.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import type { PersonThere } from './person.ts';

/** The way out of the stage for one participant. Somebody who has left can still be kept from coming back. */
export function DisconnectButton({ person }: { person: PersonThere }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ChangeButton of={participantChanges.disconnect} onClick={() => setOpen(true)}>
        Disconnect…
      </ChangeButton>
      <DisconnectDialog person={person} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
