import { Terminal } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { IconButton } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

const PageCommands = lazy(async () => ({ default: (await import('./page-commands.tsx')).PageCommands }));

/** In the head of every page: the calls of AWS that are behind what it shows. */
export function PageCalls() {
  const { connection } = useParams();
  const [open, setOpen] = useState(false);
  if (connection === undefined) return null;
  return (
    <>
      <IconButton
        small
        label="Copy the AWS calls of this page"
        icon={<Terminal size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      />
      <Dialog open={open} onClose={() => setOpen(false)} title="The AWS calls of this page">
        <Suspense>
          <PageCommands connection={connection} />
        </Suspense>
      </Dialog>
    </>
  );
}
