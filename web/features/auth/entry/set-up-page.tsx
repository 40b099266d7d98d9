import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { auth } from '#shared/auth/contract.ts';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { Button } from '#web/ui/button.tsx';
import { NameField } from '../name-field.tsx';
import { NewPasswordField } from '../new-password-field.tsx';
import { SignInFailed } from '../sign-in-failed.tsx';
import { useSecretChange } from '../use-secret-change.ts';
import { begin } from '../use-session.ts';
import { EntryPage } from './entry-page.tsx';
import { NoSecret } from './no-secret.tsx';
import { useFragmentSecret } from './use-fragment-secret.ts';

/** The first administrator, by the link that the console printed when it was started. */
export function SetUpPage() {
  const secret = useFragmentSecret();
  return (
    <EntryPage title="Set up this console">
      {secret === '' ? (
        <NoSecret from="that the console printed when it was started" />
      ) : (
        <FirstPerson secret={secret} />
      )}
    </EntryPage>
  );
}

const BEGIN = { name: '', password: '' };

function FirstPerson({ secret }: { secret: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = useSecretChange(auth.setUp);
  const form = useDraftForm({
    begin: BEGIN,
    draftOf: (state) => ({ secret, ...state }),
    schema: auth.setUp.body,
    disabled: change.isRunning,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = form.attempt();
    if (!body) return;
    const outcome = await change.run({ body });
    if (!outcome.done) {
      form.refuse(outcome.failure);
      return;
    }
    form.reset();
    begin(client, outcome.answer);
    void navigate('/', { replace: true });
  };
  const { name, password } = form.state;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      <p>You become its first administrator, and can invite the others afterwards.</p>
      <NameField
        form={form}
        path="name"
        label="Your name"
        hint="By which you sign in: a short name, or your e-mail address."
        value={name}
        onChange={(next) => form.change((before) => ({ ...before, name: next }), 'name')}
      />
      <NewPasswordField
        form={form}
        path="password"
        label="Password"
        value={password}
        onChange={(next) => form.change((before) => ({ ...before, password: next }), 'password')}
      />
      {form.problems.some(({ path }) => path === 'secret') && <BrokenLink />}
      <SignInFailed failure={change.failure} />
      <Button type="submit" look="primary" aria-disabled={change.isRunning}>
        {change.isRunning ? 'Setting up…' : 'Set up the console'}
      </Button>
    </form>
  );
}

function BrokenLink() {
  return <p className="text-warn">⚠ The link is not whole: copy all of it.</p>;
}
