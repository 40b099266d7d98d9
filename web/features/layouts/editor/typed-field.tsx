import { type KeyboardEvent, useId, useState } from 'react';
import { classNames } from '#web/lib/class-names.ts';

type Value = string | number | undefined;

/** What stands in a field, as a value; or which rule it breaks, in words that follow the field's name. */
export type Read = { value: Value } | { problem: string };

interface TypedFieldProps {
  id: string;
  /** What the field is called, for sentences: `Gap`. Also its name for screen readers where `named` is set. */
  name: string;
  named?: boolean;
  /** `undefined`: nothing is set. */
  value: Value;
  read: (text: string) => Read;
  /** Called with what was read only where it is another value than before. */
  onChange: (value: Value) => void;
  onBlur?: () => void;
  /** Shown where nothing is set. */
  placeholder?: string;
  /** A whole number: arrow keys go one step, Shift ten, and not below `least`. */
  numeric?: { step: number; least: number };
  /** Texts to choose from. */
  known?: readonly string[];
  describedBy?: string;
  className?: string;
}

/**
 * A text field for a value that has rules. What is typed stays as it is; only what is right counts, and what is wrong is
 * said beside the field with what holds meanwhile. To stand in a wrapping row: the sentence takes a line of its own.
 */
export function TypedField(props: TypedFieldProps) {
  const { id, name, named, value, read, onChange, onBlur, placeholder, numeric, known, describedBy } = props;
  const own = useId();
  const [text, setText] = useState(format(value));
  const [before, setBefore] = useState(value);
  const given = read(text);
  if (value !== before) {
    setBefore(value);
    // What is typed gives this value: the text stays, with its leading noughts.
    if ('problem' in given || given.value !== value) setText(format(value));
  }
  const problem = 'problem' in given ? given.problem : undefined;
  const take = (next: string) => {
    setText(next);
    const result = read(next);
    if ('value' in result && result.value !== value) onChange(result.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!numeric || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const { step, least } = numeric;
    const by = (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1);
    const from = typeof value === 'number' ? value : Math.max(least, Number(placeholder ?? 0) || 0);
    const next = String(Math.max(least, from + by));
    if ('value' in read(next)) take(next);
  };
  return (
    <>
      <input
        id={id}
        list={known && `${own}-known`}
        inputMode={numeric ? 'numeric' : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        placeholder={placeholder}
        aria-label={named ? name : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={[describedBy, problem && `${own}-problem`].filter(Boolean).join(' ') || undefined}
        onChange={(event) => take(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        className={classNames('field', problem && 'border-bad', props.className ?? 'w-24')}
      />
      {known && (
        <datalist id={`${own}-known`}>
          {known.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </datalist>
      )}
      {problem && (
        <p id={`${own}-problem`} role="alert" className="basis-full text-xs text-bad">
          {name} {problem}. {value === undefined ? 'Until then it is not set' : `Until then it is ${value}`}.
        </p>
      )}
    </>
  );
}

const format = (value: Value) => (value === undefined ? '' : String(value));
