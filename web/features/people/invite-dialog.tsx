import { type FormEvent, useState } from 'react';
import { people } from '#shared/people/contract.ts';
import { useChange } from '#web/api/use-change.ts';
import { ChangeFailed } from '#web/components/change-failed.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { type Access, AccessFields } from './access-fields.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { TheLink } from './told-link.tsx';

interface InviteForm extends Access {
  name: string;
  fullName: string;
}

const BEGIN: InviteForm = { name: '', fullName: '', role: 'viewer', connections: undefined };

const draftOf = ({ name, fullName, role, connections }: InviteForm) => ({
  name,
  ...(fullName === '' ? {} : { fullName }),
  role,
  ...(connections === undefined ? {} : { connections }),
});

/** Adds somebody, and tells the link by which they choose their password. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const change = useChange(people.invite);
  const [told, setTold] = useState<{ link: TheLink; name: string }>();
  const form = useDraftForm({
    begin: BEGIN,
    draftOf,
    schema: people.invite.body,
    disabled: change.isRunning,
  });
  const { state } = form;
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
    onClose();
    setTold({ link: outcome.answer.link, name: outcome.answer.person.name });
  };
  return (
    <>
      <Dialog open={open} onClose={onClose} title="Invite somebody">
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 p-4">
          <TextField
            form={form}
            path="name"
            label="Name"
            value={state.name}
            onChange={(name) => form.change((before) => ({ ...before, name }), 'name')}
            hint="By which they sign in: a short name, or an e-mail address. Nothing is sent to it."
          />
          <TextField
            form={form}
            path="fullName"
            label="Full name"
            optional
            value={state.fullName}
            onChange={(fullName) => form.change((before) => ({ ...before, fullName }), 'fullName')}
          />
          <AccessFields
            form={form}
            access={state}
            onChange={(access) => form.change((before) => ({ ...before, ...access }), 'role')}
          />
          <ChangeFailed failure={change.failure} />
          <span className="flex justify-end gap-2">
            <Button onClick={onClose}>Close</Button>
            <Button type="submit" look="primary" aria-disabled={change.isRunning}>
              {change.isRunning ? 'Inviting…' : 'Invite'}
            </Button>
          </span>
        </form>
      </Dialog>
      <LinkDialog
        link={told?.link}
        title={`The link for ${told?.name}`}
        whom={told?.name ?? ''}
        onClose={() => setTold(undefined)}
      />
    </>
  );
}
