import type { ReactNode } from 'react';
import { EmptyNote } from './empty-note.tsx';
import { KeyValueTable } from './key-value-table.tsx';
import { Panel } from './panel.tsx';

interface KeyValuePanelProps {
  /** `Tags`, `Attributes`. */
  title: string;
  entries: Readonly<Record<string, string>>;
  /** What they are for, said where there are none. */
  children?: ReactNode;
}

/** All tags or attributes of a thing, with their count. */
export function KeyValuePanel({ title, entries, children }: KeyValuePanelProps) {
  const count = Object.keys(entries).length;
  return (
    <Panel title={title} note={count}>
      {count === 0 ? (
        <EmptyNote title={`No ${title.toLowerCase()}`}>{children}</EmptyNote>
      ) : (
        <KeyValueTable label={title} entries={entries} />
      )}
    </Panel>
  );
}
