import type { ReactNode } from 'react';
import { classNames } from '#web/lib/class-names.ts';

interface ToggleChipProps {
  pressed: boolean;
  onToggle: () => void;
  /** How many it would leave; shown behind the word. */
  count?: number | string;
  title?: string | undefined;
  children: ReactNode;
}

/** One of several choices that may be combined: a button that stays pressed. */
export function ToggleChip({ pressed, onToggle, count, title, children }: ToggleChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onToggle}
      title={title}
      className={classNames(
        'inline-flex h-7 cursor-pointer items-center gap-1.5 rounded-full border px-3 whitespace-nowrap',
        pressed
          ? 'border-accent bg-selected font-medium text-text'
          : 'border-line bg-surface text-muted hover:border-edge hover:text-text',
      )}
    >
      {children}
      {count !== undefined && <span className="min-w-6 text-left text-xs text-muted">{count}</span>}
    </button>
  );
}
