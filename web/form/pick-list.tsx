import { type ReactNode, useId, useState } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import { Button } from '#web/ui/button.tsx';
import type { FieldHost } from './draft-form.ts';
import { FieldNote } from './form-field.tsx';

export interface PickOption {
  value: string;
  label: string;
  /** Found by what is searched for, besides its label. */
  also?: string;
  /** Beside the label: a state, a time. */
  note?: ReactNode;
  /** Why it cannot be chosen. */
  barred?: string | undefined;
}

interface PickListProps {
  form: FieldHost;
  path: string;
  label: string;
  hint?: ReactNode;
  /** In the order in which they are shown. */
  options: readonly PickOption[];
  /** Empty: none is chosen. */
  value: string;
  onChange: (value: string) => void;
  /** What the search field says it looks through. */
  placeholder: string;
  /** Said where there is nothing to choose. */
  empty: ReactNode;
}

/** So many rows are drawn before somebody narrows them. */
const SHOWN = 60;

/** One of many, with what helps to choose: native radio buttons below a search field. */
export function PickList(props: PickListProps) {
  const { form, path, label, hint, options, value, onChange, placeholder, empty } = props;
  const name = useId();
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const problem = form.problemOf(path);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = options.filter(({ label: own, also = '' }) => {
    const searched = `${own} ${also}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
  const chosen = options.find((option) => option.value === value);
  const shown = all ? matching : matching.slice(0, SHOWN);
  const rows = chosen && !shown.includes(chosen) ? [chosen, ...shown] : shown;
  const id = form.idOf(path);
  return (
    <fieldset disabled={form.disabled} className="flex min-w-0 flex-col gap-1">
      <legend className="sr-only">{label}</legend>
      <input
        id={id}
        type="search"
        aria-label={`Search ${label.toLowerCase()}`}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-says`}
        placeholder={placeholder}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        className={classNames('field w-full', problem !== undefined && 'border-bad')}
      />
      <div
        role="radiogroup"
        aria-label={label}
        className="max-h-60 overflow-y-auto rounded-sm border border-line bg-surface"
      >
        {rows.length === 0 && (
          <p className="px-3 py-2 text-muted">
            {options.length === 0 ? empty : `Nothing matches “${text}”.`}
          </p>
        )}
        {rows.map((option) => (
          <Row key={option.value} {...{ option, name }} isChosen={option.value === value} onPick={onChange} />
        ))}
        {matching.length > shown.length && (
          <p className="flex items-center gap-2 px-3 py-1.5 text-muted">
            {matching.length - shown.length} more
            <Button small onClick={() => setAll(true)}>
              Show all
            </Button>
          </p>
        )}
      </div>
      <FieldNote id={`${id}-says`} label={label} problem={problem} hint={hint} />
    </fieldset>
  );
}

interface RowProps {
  option: PickOption;
  name: string;
  isChosen: boolean;
  onPick: (value: string) => void;
}

function Row({ option: { value, label, note, barred }, name, isChosen, onPick }: RowProps) {
  return (
    <label
      className={classNames(
        'flex min-h-8 flex-wrap items-center gap-x-2 border-b border-line px-3 py-1 last:border-b-0 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent',
        isChosen ? 'bg-selected' : barred === undefined && 'hover:bg-hover',
        barred === undefined ? 'cursor-pointer' : 'cursor-not-allowed text-muted',
      )}
    >
      <input
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        disabled={barred !== undefined && !isChosen}
        onChange={() => onPick(value)}
        className="size-4 shrink-0 accent-(--color-accent-strong) outline-none"
      />
      <span className={classNames('min-w-0 wrap-anywhere', isChosen && 'font-medium')}>{label}</span>
      <span className="ml-auto text-right text-xs text-muted">
        {note}
        {barred !== undefined && <span className="ml-2">{barred}</span>}
      </span>
    </label>
  );
}
