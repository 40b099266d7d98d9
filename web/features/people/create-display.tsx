import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { connections } from '#shared/connections/contract.ts';
import { people } from '#shared/people/contract.ts';
import { q } from '#web/api/query.ts';
import { useChange } from '#web/api/use-change.ts';
import { ChangeFailed } from '#web/components/change-failed.tsx';
import { SelectField } from '#web/form/select-field.tsx';
import { TextField } from '#web/form/text-field.tsx';
import { useDraftForm } from '#web/form/use-draft-form.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { TheLink } from './told-link.tsx';

/** Names a screen for a wall, and tells the link that opens it there. */
export function CreateDisplay({ open, onClose }: { open: boolean; onClose: () => void }) {
  const known = useQuery({ ...q(connections.list, {}), staleTime: Infinity }).data?.items ?? [];
  const change = useChange(people.createDisplay);
  const [told, setTold] = useState<{ link: TheLink; name: string }>();
  const form = useDraftForm({
    begin: { name: '', connection: useConnectionId() },
    draftOf: (state) => state,
    schema: people.createDisplay.body,
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
    onClose();
    setTold({ link: outcome.answer.link, name: outcome.answer.display.name });
  };
  return (
    <>
      <Dialog open={open} onClose={onClose} title="Add a display">
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 p-4">
          <TextField
            form={form}
            path="name"
            label="Name"
            value={form.state.name}
            onChange={(name) => form.change((before) => ({ ...before, name }), 'name')}
            hint="Where it hangs: Control room, left."
          />
          <SelectField
            form={form}
            path="connection"
            label="Connection"
            none="Choose a connection"
            options={known.map(({ id, label, region }) => ({ value: id, label: `${label}, ${region}` }))}
            value={form.state.connection}
            onChange={(connection) => form.change((before) => ({ ...before, connection }), 'connection')}
          />
          <ChangeFailed failure={change.failure} />
          <span className="flex justify-end gap-2">
            <Button onClick={onClose}>Close</Button>
            <Button type="submit" look="primary" aria-disabled={change.isRunning}>
              {change.isRunning ? 'Adding…' : 'Add'}
            </Button>
          </span>
        </form>
      </Dialog>
      <LinkDialog
        link={told?.link}
        title={`The link for the display ${told?.name}`}
        whom="whoever sets up the screen"
        onClose={() => setTold(undefined)}
      />
    </>
  );
}
