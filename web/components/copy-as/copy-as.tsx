import { Terminal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

const RequestCommands = lazy(async () => ({
  default: (await import('./request-commands.tsx')).RequestCommands,
}));

/** What would be sent to one endpoint. */
export interface PlannedRequest {
  /** `stages.create`. */
  endpoint: { id: string };
  /** Without the connection; may be unfinished, as a form is. */
  input: Readonly<Record<string, unknown>>;
}

interface CopyAsProps {
  /** In the order in which they would be sent. */
  requests: readonly PlannedRequest[];
  /** Whether something of it is still to be put right. */
  unfinished?: boolean;
  /** In the head of a panel. */
  small?: boolean;
}

/** The calls that an action would make of AWS, to be copied and made elsewhere: exactly what would be sent from here. */
export function CopyAs({ requests, unfinished = false, small = false }: CopyAsProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small={small} onClick={() => setOpen(true)}>
        <Terminal size={14} aria-hidden /> Copy as…
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Copy as a command">
        <Suspense>
          <RequestCommands requests={requests} unfinished={unfinished} />
        </Suspense>
      </Dialog>
    </>
  );
}
