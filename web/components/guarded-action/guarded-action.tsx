import { type ReactNode, useState } from 'react';
import type { Permitted } from '#shared/contract/refusals.ts';
import { ChangeButton } from '../change-button.tsx';
import { GuardedDialog, type GuardedDialogProps } from './guarded-dialog.tsx';

interface GuardedActionProps extends Omit<GuardedDialogProps, 'open' | 'onClose' | 'endpoint'> {
  endpoint: Permitted;
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
      <ChangeButton
        of={dialog.endpoint}
        small={small}
        onClick={() => {
          onLook?.();
          setOpen(true);
        }}
      >
        {label}
      </ChangeButton>
      <GuardedDialog {...dialog} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
