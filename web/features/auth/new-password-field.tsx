import { useState } from 'react';
import { SHORTEST_PASSWORD } from '#shared/auth/passwords.ts';
import { CheckBox } from '#web/form/check-box.tsx';
import type { FieldHost } from '#web/form/draft-form.ts';
import { PasswordField } from './password-field.tsx';

interface NewPasswordFieldProps {
  form: FieldHost;
  path: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A password that is chosen: it can be looked at, which finds a slip that typing it twice would only tell of. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="flex flex-col">
      <PasswordField
        {...props}
        kind="new"
        isShown={isShown}
        hint={`At least ${SHORTEST_PASSWORD} characters, of any kind; not the name.`}
      />
      <CheckBox label="Show it" checked={isShown} onChange={setShown} />
    </div>
  );
}
