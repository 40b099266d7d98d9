import { replicationChanges } from '#shared/replication/changes.ts';
import { useState } from 'react';
import { ChangeButton } from '../change-button.tsx';
import { type ReplicaThere, StopReplicationDialog } from './stop-replication-dialog.tsx';

/** Ends one replication, from a page that is about it. */
export function StopReplicationButton({ replica }: { replica: ReplicaThere }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ChangeButton of={replicationChanges.stop} small onClick={() => setOpen(true)}>
        Stop the replication…
      </ChangeButton>
      <StopReplicationDialog replica={replica} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
