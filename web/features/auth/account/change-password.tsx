import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { auth } from '#shared/auth/contract.ts';
import { q } from '#web/api/query.ts';
import { Panel } from '#web/components/panel.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { NewPasswordField } from '../new-password-field.tsx';
import { PasswordField } from '../password-field.tsx';
import { SignInFailed } from '../sign-in-failed.tsx';
import { useSecretChange } from '../use-secret-change.ts';
import { begin } from '../use-session.ts';

const BEGIN = { current: '', next: '' };

/** Sets another password; the session here goes on, all others end. */
export function ChangePassword({ name }: { name: string }) {
  const client = useQueryClient();
  const change = useSecretChange(auth.changePassword);
  const [isDone, setDone] = useState(false);
  const form = useDraftForm({
    begin: BEGIN,
    draftOf: (state) => state,
    schema: auth.changePassword.body,
    disabled: change.isRunning,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDone(false);
    const body = form.attempt();
    if (!body) return;
    const outcome = await change.run({ body });
    if (!outcome.done) {
      form.refuse(outcome.failure);
      return;
    }
    form.reset();
    begin(client, outcome.answer);
    setDone(true);
    announce('The password is changed');
    await client.invalidateQueries({ queryKey: q(auth.sessions, {}).queryKey });
  };
  const { current, next } = form.state;
  return (
    <Panel title="Password">
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 px-4 py-3">
        {/* For the browser's store of passwords: it keeps them by name. */}
        <input type="hidden" autoComplete="username" value={name} readOnly />
        <PasswordField
          form={form}
          path="current"
          label="Present password"
          kind="current"
          value={current}
          onChange={(text) => form.change((before) => ({ ...before, current: text }), 'current')}
        />
        <NewPasswordField
          form={form}
          path="next"
          label="New password"
          value={next}
          onChange={(text) => form.change((before) => ({ ...before, next: text }), 'next')}
        />
        <SignInFailed failure={change.failure} />
        {isDone && <p>It is changed. Wherever else you were signed in, you are not any more.</p>}
        <Button type="submit" look="primary" aria-disabled={change.isRunning}>
          {change.isRunning ? 'Changing…' : 'Change the password'}
        </Button>
      </form>
    </Panel>
  );
}
