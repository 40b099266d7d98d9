import { type ReactNode, useId } from 'react';

interface CheckBoxProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: ReactNode;
  disabled?: boolean;
}

/** Something that is so or not. */
export function CheckBox({ label, checked, onChange, hint, disabled = false }: CheckBoxProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col">
      <label className="flex min-h-7 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
          className="size-4 accent-(--color-accent-strong)"
        />
        {label}
      </label>
      {hint !== undefined && (
        <p id={id} className="pl-6 text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
