import { type FieldProps, FormField } from '#web/form/form-field.tsx';

interface PasswordFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** For the browser's own store of passwords. */
  kind: 'current' | 'new';
  isShown?: boolean;
}

/** A field whose text is dots, unless somebody wants to see it. */
export function PasswordField({ value, onChange, kind, isShown = false, ...field }: PasswordFieldProps) {
  return (
    <FormField {...field}>
      {(control) => (
        <input
          {...control}
          type={isShown ? 'text' : 'password'}
          autoComplete={`${kind}-password`}
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`${control.className} w-full`}
        />
      )}
    </FormField>
  );
}
