import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import { announce } from './announcer.tsx';
import { copyText } from './clipboard.ts';

interface CopyButtonProps {
  text: string;
  /** What is copied, for the name of the button: `ARN` gives “Copy ARN”. */
  what: string;
  /** Shown only while the surrounding `group` is hovered or holds the focus. */
  onHover?: boolean;
}

const SHOWN_MS = 1_500;

export function CopyButton({ text, what, onHover }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    const done = await copyText(text);
    setOutcome(done ? 'copied' : 'refused');
    announce(done ? `${what} copied` : `${what} was not copied: the browser refused`);
  };
  const Icon = outcome === 'copied' ? Check : outcome === 'refused' ? X : Copy;
  const label = outcome === 'refused' ? 'The browser refused to copy' : `Copy ${what}`;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation();
        void copy();
      }}
      className={classNames(
        'inline-flex size-6 shrink-0 cursor-pointer items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-text',
        outcome === 'copied' && 'text-live',
        outcome === 'refused' && 'text-bad',
        onHover &&
          !outcome &&
          'pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100',
      )}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}
