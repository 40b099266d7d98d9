import type { ReactNode } from 'react';

interface EmptyNoteProps {
  /** What there is none of, as a sentence without its full stop. */
  title: string;
  /** What would be here, and how it comes to be. */
  children?: ReactNode;
}

/** Nothing in one panel among several: said in a line, where `<EmptyState>` would claim half the page. */
export function EmptyNote({ title, children }: EmptyNoteProps) {
  return (
    <div className="px-4 py-3">
      <p className="font-medium">{title}</p>
      {children !== undefined && <p className="text-muted">{children}</p>}
    </div>
  );
}
