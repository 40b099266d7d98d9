import { type FormEvent, useState } from 'react';
import { people } from '#shared/people/contract.ts';
import { useChange } from '#web/api/use-change.ts';
import { ChangeFailed } from '#web/components/change-failed.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { type Access, AccessFields } from './access-fields.tsx';
import type { ListedPerson } from './listed-person.ts';

interface ChangeDialogProps {
  person: ListedPerson;
  open: boolean;
  onClose: () => void;
}

interface Changeable extends Access {
  fullName: string;
}

/** What somebody is called and may do. It holds from their next request on. */
export function ChangeDialog({ person, open, onClose }: ChangeDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={`What ${person.name} may do`}>
      {/* Begun anew each time: another administrator may have changed them meanwhile. */}
      {open && <ChangeForm person={person} onClose={onClose} />}
    </Dialog>
  );
}

function ChangeForm({ person, onClose }: Omit<ChangeDialogProps, 'open'>) {
  const { id, name, by } = person;
  const change = useChange(people.update);
  const [begin] = useState<Changeable>({
    fullName: person.fullName,
    role: person.role,
    connections: person.connections,
  });
  const form = useDraftForm({
    begin,
    // What was not touched is left as it is by then.
    draftOf: ({ fullName, role, connections }: Changeable) => ({
      ...(fullName === begin.fullName ? {} : { fullName }),
      // The provider says it at each sign-in.
      ...(by === 'oidc' || role === begin.role ? {} : { role }),
      ...(connections === begin.connections ? {} : { connections: connections ?? null }),
    }),
    schema: people.update.body,
    disabled: change.isRunning,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = form.attempt();
    if (!body) return;
    const outcome = await change.run({ personId: id, body });
    if (!outcome.done) {
      form.refuse(outcome.failure);
      return;
    }
    announce(`${name} is changed`);
    onClose();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 p-4">
      <TextField
        form={form}
        path="fullName"
        label="Full name"
        optional
        value={form.state.fullName}
        onChange={(fullName) => form.change((before) => ({ ...before, fullName }), 'fullName')}
      />
      <AccessFields
        form={form}
        access={form.state}
        onChange={(access) => form.change((before) => ({ ...before, ...access }), 'role')}
        givenRole={
          by === 'oidc' ? 'Their provider says which role they have, each time they sign in.' : undefined
        }
      />
      <ChangeFailed failure={change.failure} />
      <span className="flex justify-end gap-2">
        <Button onClick={onClose}>Close</Button>
        <Button type="submit" look="primary" aria-disabled={change.isRunning}>
          {change.isRunning ? 'Saving…' : 'Save'}
        </Button>
      </span>
    </form>
  );
}
