import type { FormEvent } from 'react';
import { auth } from '#shared/auth/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { Button } from '#web/ui/button.tsx';
import { NameField } from './name-field.tsx';
import { PasswordField } from './password-field.tsx';
import { SignInFailed } from './sign-in-failed.tsx';
import { useSecretChange } from './use-secret-change.ts';

interface PasswordFormProps {
  /** Who was signed in, and alone goes on here; else anybody. */
  name?: string;
  onSignedIn: (session: Wire<typeof auth.signIn>) => void;
}

/** Name and password. What was not accepted does not stay in the field. */
export function PasswordForm({ name, onSignedIn }: PasswordFormProps) {
  const change = useSecretChange(auth.signIn);
  const form = useDraftForm({
    begin: { name: name ?? '', password: '' },
    draftOf: (state) => state,
    schema: auth.signIn.body,
    disabled: change.isRunning,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = form.attempt();
    if (!body) return;
    const outcome = await change.run({ body });
    form.reset({ name: body.name, password: '' });
    if (outcome.done) onSignedIn(outcome.answer);
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      <NameField
        form={form}
        path="name"
        label="Name"
        readOnly={name !== undefined}
        value={form.state.name}
        onChange={(next) => form.change((before) => ({ ...before, name: next }), 'name')}
      />
      <PasswordField
        form={form}
        path="password"
        label="Password"
        kind="current"
        value={form.state.password}
        onChange={(password) => form.change((before) => ({ ...before, password }), 'password')}
      />
      <SignInFailed failure={change.failure} />
      <Button type="submit" look="primary" aria-disabled={change.isRunning}>
        {change.isRunning ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}
