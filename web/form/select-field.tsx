import { classNames } from '#web/lib/class-names.ts';
import { type FieldProps, FormField } from './form-field.tsx';

interface SelectFieldProps extends FieldProps {
  value: string;
  /** What stands there while nothing is chosen. */
  none: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  className?: string;
}

/** One of a list. A value that is not among them is kept as it is. */
export function SelectField(props: SelectFieldProps) {
  const { value, none, options, onChange, className, ...field } = props;
  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <FormField {...field} className={className}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(control.className, 'w-full truncate')}
        >
          <option value="">{none}</option>
          {!isKnown && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
}
