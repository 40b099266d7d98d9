import { AUDIT_OUTCOMES } from '#shared/audit/contract.ts';
import { OUTCOME_WORDS } from '#web/components/audit/entry-words.ts';
import { DayField } from '#web/components/day-field.tsx';
import { FilterSelect } from '#web/components/filter-select.tsx';

/** What narrows the log, by its names in the URL. */
export const AUDIT_FILTERS = ['scope', 'person', 'action', 'object', 'outcome', 'from', 'to'] as const;
export type AuditFilters = Record<(typeof AUDIT_FILTERS)[number], string>;

export const NO_FILTERS = Object.fromEntries(AUDIT_FILTERS.map((name) => [name, ''])) as AuditFilters;

const OUTCOMES = AUDIT_OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }));
const TEXTS = [
  { name: 'person', label: 'Who', hint: 'A whole name' },
  { name: 'action', label: 'What', hint: 'DeleteStage, stages.remove' },
  { name: 'object', label: 'About', hint: 'An id' },
] as const;

interface AuditFilterBarProps {
  filters: AuditFilters;
  onChange: (next: Partial<AuditFilters>) => void;
}

/** Every way to narrow the log; all of it is in the URL. */
export function AuditFilterBar({ filters, onChange }: AuditFilterBarProps) {
  return (
    <search className="flex flex-wrap items-end gap-x-3 gap-y-2 pb-3">
      <FilterSelect
        label="Connection"
        any="This connection"
        value={filters.scope}
        options={[{ value: 'all', label: 'All connections' }]}
        onChange={(scope) => onChange({ scope })}
      />
      {TEXTS.map(({ name, label, hint }) => (
        <label key={name} className="flex flex-col gap-0.5">
          <span className="text-xs text-muted">{label}</span>
          <input
            key={filters[name]}
            className="field h-8"
            placeholder={hint}
            defaultValue={filters[name]}
            maxLength={128}
            // Asked for once it is whole: each letter would be a search through the log.
            onBlur={({ target }) => onChange({ [name]: target.value.trim() })}
            onKeyDown={({ key, currentTarget }) =>
              key === 'Enter' && onChange({ [name]: currentTarget.value.trim() })
            }
          />
        </label>
      ))}
      <FilterSelect
        label="Outcome"
        any="Any outcome"
        value={filters.outcome}
        options={OUTCOMES}
        onChange={(outcome) => onChange({ outcome })}
      />
      <DayField label="On or after (UTC)" value={filters.from} onChange={(from) => onChange({ from })} />
      <DayField label="On or before (UTC)" value={filters.to} onChange={(to) => onChange({ to })} />
    </search>
  );
}
