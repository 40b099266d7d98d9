import { ChevronRight } from 'lucide-react';
import { classNames } from '#web/lib/class-names.ts';

interface ExpanderProps {
  expanded: boolean;
  /** What it does: the accessible name and the tooltip. */
  label: string;
  onToggle: () => void;
}

/** Shows or hides the rows that one row stands for. */
export function Expander({ expanded, label, onToggle }: ExpanderProps) {
  return (
    <button
      type="button"
      aria-expanded={expanded}
      aria-label={label}
      title={label}
      onClick={onToggle}
      className="-ml-1.5 inline-flex size-6 shrink-0 cursor-pointer items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-text sm:-ml-3"
    >
      <ChevronRight size={14} aria-hidden className={classNames(expanded && 'rotate-90')} />
    </button>
  );
}
