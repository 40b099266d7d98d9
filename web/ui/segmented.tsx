import { useId } from 'react';
import { classNames } from '#web/lib/class-names.ts';

interface SegmentedProps<Value extends string> {
  /** What is chosen; said to screen readers and shown by the caller or not. */
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** Stands within a form and is no part of it: Enter does not send the form. */
  outsideForm?: boolean;
}

/** One of a few, all in view: native radio buttons drawn as one bar. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  outsideForm = false,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex overflow-hidden rounded-sm border border-edge bg-surface"
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={classNames(
            'relative inline-flex min-h-[1.625rem] cursor-pointer items-center px-2.5 not-first:border-l not-first:border-line has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent',
            option.value === value ? 'bg-selected font-medium text-text' : 'text-muted hover:bg-hover',
          )}
        >
          <input
            type="radio"
            name={name}
            // A name that no form has: the browser then takes it for a field of none.
            form={outsideForm ? '' : undefined}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
