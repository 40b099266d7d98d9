import { useEffect, useRef } from 'react';
import { Dialog } from '#web/ui/dialog.tsx';
import type { PalettePage } from './page-options.ts';
import { PaletteBody } from './palette-body.tsx';

interface PaletteProps {
  open: boolean;
  onClose: () => void;
  /** The pages of every connection, in the order of the navigation. */
  pages: readonly PalettePage[];
}

/** The one place to find, paste and do anything, from the keyboard alone. */
export function Palette({ open, onClose, pages }: PaletteProps) {
  const field = useRef<HTMLInputElement>(null);
  const chosen = useRef<() => void>(undefined);
  // After the dialog's own effect, which shows or closes it: a dialog gives the focus to its first button, and back to
  // where it was when it is closed. Only then may what was chosen move it elsewhere.
  useEffect(() => {
    if (open) {
      field.current?.focus();
      return;
    }
    const run = chosen.current;
    chosen.current = undefined;
    run?.();
  }, [open]);
  // A dialog tells that it is closed a moment after it was: by then another one may be open.
  const close = () => {
    if (open) onClose();
  };
  return (
    <Dialog open={open} onClose={close} title="Find, paste or do anything">
      <PaletteBody
        field={field}
        pages={pages}
        onClose={close}
        onChoose={(run) => {
          chosen.current = run;
          close();
        }}
      />
    </Dialog>
  );
}
