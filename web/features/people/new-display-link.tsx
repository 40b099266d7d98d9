import { useState } from 'react';
import { people } from '#shared/people/contract.ts';
import { useChange } from '#web/api/use-change.ts';
import { announce } from '#web/ui/announcer.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { ListedDisplay } from './listed-person.ts';
import type { TheLink } from './told-link.tsx';

interface NewDisplayLinkProps {
  display: ListedDisplay;
  open: boolean;
  onClose: () => void;
}

/** Asks whether a display gets another link, and tells it. */
export function NewDisplayLink({
  display: { id: displayId, name, state },
  open,
  onClose,
}: NewDisplayLinkProps) {
  const change = useChange(people.renewDisplay);
  const [link, setLink] = useState<TheLink>();
  const close = () => {
    change.clear();
    onClose();
  };
  const confirm = async () => {
    const outcome = await change.run({ displayId });
    if (!outcome.done) return;
    setLink(outcome.answer.link);
    announce('A link was made');
    close();
  };
  return (
    <>
      <ConfirmDialog
        open={open}
        title={`Make another link for the display ${name}?`}
        act="Make a link"
        isRunning={change.isRunning}
        failure={change.failure}
        onClose={close}
        onConfirm={() => void confirm()}
      >
        {state === 'open'
          ? 'The screen stays as it is until the link is opened. Then it is signed out, and the other one shows it.'
          : 'The link of before is void then.'}
      </ConfirmDialog>
      <LinkDialog
        link={link}
        title={`The link for the display ${name}`}
        whom="whoever sets up the screen"
        onClose={() => setLink(undefined)}
      />
    </>
  );
}
