import { X } from 'lucide-react';
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import { IconButton } from './button.tsx';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** `drawer` comes from the left edge at full height, for navigation on small screens. */
  shape?: 'window' | 'drawer';
  children: ReactNode;
}

/**
 * A native modal dialog: the browser holds the focus in it and gives it back. Escape, the backdrop and the
 * cross ask `onClose`, which may keep it open.
 */
export function Dialog({ open, onClose, title, shape = 'window', children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open === open) return;
    if (open) dialog.showModal();
    else dialog.close();
    // At each drawing: a second Escape closes it whatever `onClose` makes of it (HTML, close watcher).
  });
  const closeOnBackdrop = (event: MouseEvent) => {
    // Inside the dialog every click has a target within; only the backdrop's is the dialog itself.
    if (event.target === ref.current) onClose();
  };
  return (
    // Escape does from the keyboard what a click on the backdrop does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      // React hands the events of a dialog within this one up to it.
      onCancel={(event) => {
        if (event.target !== ref.current) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => event.target === ref.current && open && onClose()}
      onClick={closeOnBackdrop}
      className={classNames(
        'overflow-visible border shadow-raised',
        shape === 'window' && 'm-auto border-line bg-raised w-[min(34rem,calc(100vw-2rem))] rounded-md',
        shape === 'drawer' &&
          'm-0 border-rail-line bg-rail text-rail-strong h-dvh w-[min(18rem,calc(100vw-3rem))]',
      )}
    >
      {open && (
        <div className="flex max-h-[calc(100dvh-4rem)] flex-col">
          <header
            className={classNames(
              'flex min-h-12 shrink-0 items-center justify-between border-b py-1 pr-2 pl-4',
              shape === 'drawer' ? 'border-rail-line' : 'border-line',
            )}
          >
            <h2 id={titleId} className="text-md font-semibold wrap-anywhere">
              {title}
            </h2>
            <IconButton
              label="Close"
              icon={<X size={16} aria-hidden />}
              onClick={onClose}
              className={shape === 'drawer' ? 'text-rail-text' : undefined}
            />
          </header>
          <div className="overflow-y-auto">{children}</div>
        </div>
      )}
    </dialog>
  );
}
