import { CircleX } from 'lucide-react';
import { EVENT_KIND_WORDS, EVENT_KINDS } from '#web/components/event-kind.ts';
import { ToggleChip } from '#web/ui/toggle-chip.tsx';
import { type EventCounts, type EventFilter, isFiltering, toggleErrors, toggleKind } from './event-filter.ts';

interface EventFilterBarProps {
  filter: EventFilter;
  onChange: (change: (filter: EventFilter) => EventFilter) => void;
  counts: EventCounts;
  shown: number;
  all: number;
}

/** Only kinds that there are, and those asked for: a link may ask for one that is not. */
export function EventFilterBar({ filter, onChange, counts, shown, all }: EventFilterBarProps) {
  const kinds = EVENT_KINDS.filter((kind) => counts.byKind[kind] > 0 || filter.kinds.includes(kind));
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5 border-b border-line px-4 py-2">
      <legend className="sr-only">Which events</legend>
      {kinds.map((kind) => (
        <ToggleChip
          key={kind}
          pressed={filter.kinds.includes(kind)}
          onToggle={() => onChange((asked) => toggleKind(asked, kind))}
          count={counts.byKind[kind]}
        >
          {EVENT_KIND_WORDS[kind]}
        </ToggleChip>
      ))}
      <span aria-hidden className="mx-1 h-5 border-l border-line max-sm:hidden" />
      <ToggleChip
        pressed={filter.errorsOnly}
        onToggle={() => onChange(toggleErrors)}
        count={counts.errors}
        title="Errors only (e)"
      >
        <CircleX size={14} aria-hidden className={counts.errors > 0 ? 'text-bad' : undefined} />
        Errors only
      </ToggleChip>
      <output className="ml-auto text-muted">{isFiltering(filter) && `${shown} of ${all} shown`}</output>
    </fieldset>
  );
}
