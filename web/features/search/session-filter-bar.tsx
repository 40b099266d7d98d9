import type { ReactNode } from 'react';
import { ToggleChip } from '#web/ui/toggle-chip.tsx';

export const FILTER_NAMES = ['state', 'errors', 'stage', 'tag', 'from', 'to', 'order'] as const;
export type SessionFilter = Record<(typeof FILTER_NAMES)[number], string>;

interface SessionFilterBarProps {
  filter: SessionFilter;
  onChange: (next: Partial<SessionFilter>) => void;
  outcome: ReactNode;
}

/** What the sessions of all stages are narrowed to; the address of the page has it. */
export function SessionFilterBar({ filter, onChange, outcome }: SessionFilterBarProps) {
  const toggle = (name: 'state' | 'errors' | 'order', value: string) => ({
    pressed: filter[name] === value,
    onToggle: () => onChange({ [name]: filter[name] === value ? '' : value }),
  });
  return (
    <search className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-3" aria-label="Sessions">
      <TextFilter
        label="Stage"
        hint="part of a name, or id"
        value={filter.stage}
        onChange={(stage) => onChange({ stage })}
      />
      <TextFilter label="Tag" hint="env=prod" value={filter.tag} onChange={(tag) => onChange({ tag })} />
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">State</legend>
        <ToggleChip {...toggle('state', 'live')}>live</ToggleChip>
        <ToggleChip {...toggle('state', 'ended')}>ended</ToggleChip>
        <ToggleChip {...toggle('errors', 'with')} title="At least one error is known">
          with errors
        </ToggleChip>
        <ToggleChip {...toggle('order', 'oldest')}>oldest first</ToggleChip>
      </fieldset>
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="sr-only">Going on between, UTC</legend>
        <TimeFilter label="From" value={filter.from} onChange={(from) => onChange({ from })} />
        <TimeFilter label="to" value={filter.to} onChange={(to) => onChange({ to })} />
        <span className="text-xs text-muted">UTC</span>
      </fieldset>
      <output className="text-muted empty:absolute sm:ml-auto">{outcome}</output>
    </search>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function TextFilter({ label, hint, value, onChange }: FieldProps & { hint: string }) {
  return (
    <label className="flex min-w-0 grow basis-40 items-center gap-1.5 sm:max-w-64">
      <span className="text-xs text-muted">{label}</span>
      <input
        type="text"
        value={value}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        maxLength={128}
        onChange={(event) => onChange(event.target.value)}
        className="field h-8 w-full min-w-0"
      />
    </label>
  );
}

/** The field's own form has no zone; the address keeps it as it is typed, and it is read as UTC. */
function TimeFilter({ label, value, onChange }: FieldProps) {
  return (
    <label className="flex items-center gap-1.5">
      <span className="text-xs text-muted">{label}</span>
      <input
        type="datetime-local"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="field h-8"
      />
    </label>
  );
}
