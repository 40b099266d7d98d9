import { CircleX } from 'lucide-react';
import { EVENT_KIND_WORDS, EVENT_KINDS } from '#web/components/event-kind.ts';
import { ToggleChip } from '#web/ui/toggle-chip.tsx';
import { type EventFilter, toggleKind } from './event-filter.ts';

interface EventFilterBarProps {
  filter: EventFilter;
  /** The text as it is typed; the filter follows. */
  person: string;
  onChange: (change: (filter: EventFilter) => EventFilter) => void;
  onPerson: (text: string) => void;
}

/** Which events are listed: by kind, by person, errors alone. */
export function EventFilterBar({ filter, person, onChange, onPerson }: EventFilterBarProps) {
  return (
    <search className="flex flex-wrap items-center gap-1.5 border-b border-line px-4 py-2">
      <fieldset className="flex min-w-0 flex-wrap items-center gap-1.5">
        <legend className="sr-only">Kinds of events</legend>
        {EVENT_KINDS.map((kind) => (
          <ToggleChip
            key={kind}
            pressed={filter.kinds.includes(kind)}
            onToggle={() => onChange((asked) => toggleKind(asked, kind))}
          >
            {EVENT_KIND_WORDS[kind]}
          </ToggleChip>
        ))}
        <span aria-hidden className="mx-1 h-5 border-l border-line max-sm:hidden" />
        <ToggleChip
          pressed={filter.errorsOnly}
          onToggle={() => onChange((asked) => ({ ...asked, errorsOnly: !asked.errorsOnly }))}
        >
          <CircleX size={14} aria-hidden />
          Errors only
        </ToggleChip>
      </fieldset>
      <input
        type="search"
        aria-label="Person"
        title="A part of a user id or participant id: events of, or about, whoever has it"
        placeholder="user id or participant id"
        className="field w-56 max-w-full"
        spellCheck={false}
        autoComplete="off"
        maxLength={128}
        value={person}
        onChange={(event) => onPerson(event.target.value)}
      />
    </search>
  );
}
