import type { ReactNode } from 'react';
import type { Failure } from '#web/api/failure.ts';
import { ChangeFailed } from '#web/components/change-failed.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

interface ConfirmDialogProps {
  open: boolean;
  /** The question: `Disable ana?` */
  title: string;
  act: string;
  /** What comes of it. */
  children: ReactNode;
  isRunning: boolean;
  failure: Failure | undefined;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before something is done about who may sign in. It is the console's own: it is done at once. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, act, children, isRunning, failure, onClose, onConfirm } = props;
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <div className="flex flex-col gap-3 p-4">
        <p>{children}</p>
        <ChangeFailed failure={failure} />
        <span className="flex justify-end gap-2">
          <Button onClick={onClose}>Leave it as it is</Button>
          <Button look="primary" aria-disabled={isRunning} onClick={onConfirm}>
            {act}
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
