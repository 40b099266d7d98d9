import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { type ReplicaThere, StopReplicationDialog } from './stop-replication-dialog.tsx';

/** Ends one replication, from a page that is about it. */
export function StopReplicationButton({ replica }: { replica: ReplicaThere }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        Stop the replication…
      </Button>
      <StopReplicationDialog replica={replica} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
