import { classNames } from '#web/lib/class-names.ts';
import { type FieldProps, FormField } from './form-field.tsx';

interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** `number` brings up digits on a phone; what was typed stays text. */
  kind?: 'text' | 'number' | 'code';
  /** Of several lines. */
  rows?: number;
  className?: string;
}

/** A line of text, or several. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, placeholder, kind = 'text', rows, className, ...field } = props;
  return (
    <FormField {...field} className={className}>
      {(control) => {
        const shared = {
          ...control,
          value,
          placeholder,
          spellCheck: false,
          autoComplete: 'off',
          className: classNames(
            control.className,
            'w-full',
            kind === 'code' && 'font-mono text-xs',
            rows !== undefined && 'py-1',
          ),
        };
        return rows === undefined ? (
          <input
            {...shared}
            inputMode={kind === 'number' ? 'decimal' : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
        );
      }}
    </FormField>
  );
}
