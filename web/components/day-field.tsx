import { useId } from 'react';

interface DayFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A day of the calendar to narrow a list by, as `2026-11-20`; empty for none. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const id = useId();
  return (
    <span className="flex flex-col gap-0.5">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="field h-8"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </span>
  );
}
