import { type ReactNode, useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { GuardedDialog, type GuardedDialogProps } from './guarded-dialog.tsx';

interface GuardedActionProps extends Omit<GuardedDialogProps, 'open' | 'onClose'> {
  /** On the button that opens it: `Delete…`. */
  label: ReactNode;
  small?: boolean;
  /** Told that it is opened, so that what it hits is looked for then and not before. */
  onLook?: (() => void) | undefined;
}

/** The button of something disruptive, and the dialog that sees it through. */
export function GuardedAction({ label, small = false, onLook, ...dialog }: GuardedActionProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        small={small}
        onClick={() => {
          onLook?.();
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <GuardedDialog {...dialog} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
