import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import type { TimelineView } from '../timeline-view.ts';
import { type Strip, StripRow } from './strip-row.tsx';

/** Rows shown at first: the lanes are what the timeline is about. */
const AT_FIRST = 4;

interface StripGroupProps {
  title: string;
  strips: readonly Strip[];
  /** In place of rows, or below them: what is not known, or that there is nothing. */
  note?: string | undefined;
  view: TimelineView;
  width: number;
  moment: number | undefined;
  onRead: (words: string | undefined) => void;
}

/** The strips of one kind under their name. */
export function StripGroup({ title, strips, note, view, width, moment, onRead }: StripGroupProps) {
  const [all, setAll] = useState(false);
  const shown = all ? strips : strips.slice(0, AT_FIRST);
  return (
    <section aria-label={title}>
      <h3 className="flex min-h-6 flex-wrap items-center gap-x-2 border-b border-line bg-sunken px-2 text-xs text-muted sm:px-4">
        <span className="font-medium">{title}</span>
        {strips.length > 0 && <span>{strips.length}</span>}
        {note && <span>{note}</span>}
        {strips.length > AT_FIRST && (
          <Button small look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? `Show ${AT_FIRST}` : `Show all ${strips.length}`}
          </Button>
        )}
      </h3>
      {shown.length > 0 && (
        <ul>
          {shown.map((strip) => (
            <StripRow
              key={strip.key}
              strip={strip}
              view={view}
              width={width}
              moment={moment}
              onRead={onRead}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
