import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { auth } from '#shared/auth/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { Time } from '#web/components/time.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { Button } from '#web/ui/button.tsx';
import { NameField } from '../name-field.tsx';
import { NewPasswordField } from '../new-password-field.tsx';
import { SignInFailed } from '../sign-in-failed.tsx';
import { useSecretChange } from '../use-secret-change.ts';
import { begin } from '../use-session.ts';
import { EntryPage } from './entry-page.tsx';
import { LinkGate } from './link-gate.tsx';
import { NoSecret } from './no-secret.tsx';
import { useFragmentSecret } from './use-fragment-secret.ts';

/** Somebody who was invited, or whose password was reset, chooses their own. */
export function InvitationPage() {
  const secret = useFragmentSecret();
  return (
    <EntryPage title="Choose your password">
      {secret === '' ? (
        <NoSecret from="that an administrator has given you" />
      ) : (
        <LinkGate key={secret} secret={secret}>
          {(invitation) => <ChoosePassword secret={secret} invitation={invitation} />}
        </LinkGate>
      )}
    </EntryPage>
  );
}

interface ChoosePasswordProps {
  secret: string;
  invitation: Wire<typeof auth.invitation>;
}

function ChoosePassword({ secret, invitation: { purpose, name, expiresAt } }: ChoosePasswordProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = useSecretChange(auth.accept);
  const form = useDraftForm({
    begin: { password: '' },
    draftOf: (state) => ({ secret, ...state }),
    schema: auth.accept.body,
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
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      <p>
        {purpose === 'reset'
          ? 'With the new password every session that you have elsewhere ends.'
          : 'With it you can sign in to this console.'}{' '}
        The link is good once, until <Time at={expiresAt} />.
      </p>
      <NameField form={form} path="name" label="Name" readOnly value={name} onChange={() => undefined} />
      <NewPasswordField
        form={form}
        path="password"
        label="Password"
        value={form.state.password}
        onChange={(password) => form.change(() => ({ password }), 'password')}
      />
      <SignInFailed failure={change.failure} />
      <Button type="submit" look="primary" aria-disabled={change.isRunning}>
        {change.isRunning ? 'Signing in…' : 'Set the password and sign in'}
      </Button>
    </form>
  );
}
