import { replicationChanges } from '#shared/replication/changes.ts';
import { useState } from 'react';
import { ChangeButton } from '../change-button.tsx';
import type { PersonThere } from './person.ts';
import { StartReplicationDialog } from './start-replication-dialog.tsx';

interface StartReplicationButtonProps {
  person: PersonThere;
  small?: boolean;
}

/** Shows somebody in another stage too. What was typed stays as long as the page does. */
export function StartReplicationButton({ person, small = false }: StartReplicationButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ChangeButton of={replicationChanges.start} small={small} onClick={() => setOpen(true)}>
        Replicate…
      </ChangeButton>
      <StartReplicationDialog person={person} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
