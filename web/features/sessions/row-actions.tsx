import { Check, Hash, Link2, type LucideIcon, SquareTerminal, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import { announce } from '#web/ui/announcer.tsx';
import { copyText } from '#web/ui/clipboard.ts';

interface RowActionsProps {
  /** Whom the row is about, for the names of the buttons. */
  name: string;
  participantId: string;
  /** The address of exactly what is seen now; asked for when it is copied. */
  link: () => string;
  /** Undefined while the stage's ARN is not known. */
  command: string | undefined;
  /** -1 keeps the buttons out of the order of Tab, for rows that have a way of their own to them. */
  tabIndex?: number;
}

/** What can be copied from a row about a participant. The surrounding `group` shows them on hover and on focus. */
export function RowActions({ name, participantId, link, command, tabIndex = 0 }: RowActionsProps) {
  return (
    <>
      <CopyAction icon={Link2} what="link to this view" of={name} text={link} tabIndex={tabIndex} />
      <CopyAction
        icon={Hash}
        what="participant id"
        of={name}
        text={() => participantId}
        tabIndex={tabIndex}
      />
      {command !== undefined && (
        <CopyAction
          icon={SquareTerminal}
          what="AWS CLI command"
          of={name}
          text={() => command}
          tabIndex={tabIndex}
        />
      )}
    </>
  );
}

interface CopyActionProps {
  icon: LucideIcon;
  what: string;
  of: string;
  text: () => string;
  tabIndex: number;
}

const SHOWN_MS = 1_500;

function CopyAction({ icon, what, of, text, tabIndex }: CopyActionProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    const done = await copyText(text());
    setOutcome(done ? 'copied' : 'refused');
    announce(done ? `${what} copied` : `${what} was not copied: the browser refused`);
  };
  const Icon = outcome === 'copied' ? Check : outcome === 'refused' ? X : icon;
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={`Copy ${what} (${of})`}
      title={outcome === 'refused' ? 'The browser refused to copy' : `Copy ${what}`}
      onClick={() => void copy()}
      className={classNames(
        'inline-flex size-6 shrink-0 cursor-pointer items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-text',
        outcome === 'copied' && 'text-live',
        outcome === 'refused' && 'text-bad',
      )}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}
