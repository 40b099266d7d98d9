import { type KeyboardEvent, useState } from 'react';
import { classNames } from '#web/lib/class-names.ts';

interface NumberFieldProps {
  id: string;
  value: number | undefined;
  /** Shown where nothing is set. */
  placeholder?: string;
  min: number;
  max: number;
  /** How far an arrow key goes; Shift goes ten times as far. */
  step?: number;
  /** `undefined`: nothing is set. Called with valid numbers only. */
  onChange: (value: number | undefined) => void;
  onBlur?: () => void;
  label?: string;
  describedBy?: string;
  className?: string;
}

/** A whole number that may be absent. What is typed stays as it is; only what is valid counts. */
export function NumberField(props: NumberFieldProps) {
  const {
    id,
    value,
    placeholder,
    min,
    max,
    step = 1,
    onChange,
    onBlur,
    label,
    describedBy,
    className,
  } = props;
  const [text, setText] = useState(format(value));
  const [before, setBefore] = useState(value);
  if (value !== before) {
    setBefore(value);
    // What is typed gives this value: the text stays, with its leading noughts.
    if (read(text, min, max) !== value) setText(format(value));
  }
  const given = read(text, min, max);
  const isWrong = given === null;
  const take = (next: string) => {
    setText(next);
    const number = read(next, min, max);
    if (number !== null && number !== value) onChange(number);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const by = (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1);
    const from = value ?? Math.max(min, Number(placeholder ?? 0) || 0);
    take(String(Math.max(min, Math.min(max, from + by))));
  };
  return (
    <input
      id={id}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      placeholder={placeholder}
      aria-label={label}
      aria-invalid={isWrong}
      aria-describedby={describedBy}
      title={isWrong ? `A whole number from ${min} to ${max}` : undefined}
      onChange={(event) => take(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (isWrong) setText(format(value));
        onBlur?.();
      }}
      className={classNames('field', isWrong && 'border-bad', className ?? 'w-24')}
    />
  );
}

const format = (value: number | undefined) => (value === undefined ? '' : String(value));

/** `undefined` for an empty text, `null` for one that is no such number. */
function read(text: string, min: number, max: number): number | undefined | null {
  if (text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isInteger(number) && number >= min && number <= max ? number : null;
}
