import { type ReactNode, useId } from 'react';
import type { Freshness } from '#web/api/freshness.ts';
import { AsOf } from './as-of.tsx';

interface PanelProps {
  title: string;
  /** A count or a state beside the title. */
  note?: ReactNode;
  actions?: ReactNode;
  freshness?: Freshness | undefined;
  children: ReactNode;
}

/** One part of a page, with its own title and its own age. */
export function Panel({ title, note, actions, freshness, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-md border border-line bg-surface">
      <header className="flex min-h-10 flex-wrap items-center gap-x-3 border-b border-line px-4 py-1">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {note !== undefined && <span className="text-muted">{note}</span>}
        <span
          data-actions=""
          className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-x-3 gap-y-1 text-xs"
        >
          {freshness && <AsOf freshness={freshness} />}
          {actions}
        </span>
      </header>
      {children}
    </section>
  );
}
