import { type FieldProps, FormField } from '#web/form/form-field.tsx';

interface NameFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Whose it is stands fast: it is shown for the browser's store of passwords. */
  readOnly?: boolean;
}

/** The name by which somebody signs in. */
export function NameField({ value, onChange, readOnly = false, ...field }: NameFieldProps) {
  return (
    <FormField {...field}>
      {(control) => (
        <input
          {...control}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={readOnly}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`${control.className} w-full`}
        />
      )}
    </FormField>
  );
}
