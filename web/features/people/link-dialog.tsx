import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { type TheLink, ToldLink } from './told-link.tsx';

interface LinkDialogProps {
  /** Undefined while there is none to tell. */
  link: TheLink | undefined;
  title: string;
  whom: string;
  onClose: () => void;
}

/** Tells a link. Who closes it without having copied it is asked once more: it cannot be told again. */
export function LinkDialog({ link, title, whom, onClose }: LinkDialogProps) {
  const [isCopied, setCopied] = useState(false);
  const [wasWarned, setWarned] = useState(false);
  const isWarned = wasWarned && !isCopied;
  const close = () => {
    setCopied(false);
    setWarned(false);
    onClose();
  };
  const wish = () => (isCopied || isWarned ? close() : setWarned(true));
  return (
    <Dialog open={link !== undefined} onClose={wish} title={title}>
      {link && (
        <div className="flex flex-col gap-3 p-4">
          <ToldLink link={link} whom={whom} onCopied={() => setCopied(true)} />
          {isWarned && (
            <p role="alert" className="text-warn">
              ⚠ It was not copied. Another link can be made, which makes this one void.
            </p>
          )}
          <span className="flex justify-end">
            <Button onClick={wish}>{isWarned ? 'Close without it' : 'Done'}</Button>
          </span>
        </div>
      )}
    </Dialog>
  );
}
