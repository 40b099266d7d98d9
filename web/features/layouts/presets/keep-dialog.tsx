import { type FormEvent, useId, useState } from 'react';
import type { Failure } from '#web/api/failure.ts';
import { failureWords } from '#web/components/failure-words.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

interface KeepDialogProps {
  open: boolean;
  title: string;
  /** `undefined` asks for no name: a new version of what has one. */
  name: string | undefined;
  note: string;
  button: string;
  isRunning: boolean;
  failure: Failure | undefined;
  onKeep: (name: string, note: string) => void;
  onClose: () => void;
}

/** Asks for what a kept layout is called, and why. */
export function KeepDialog(props: KeepDialogProps) {
  const { open, onClose, title } = props;
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <KeepForm {...props} />
    </Dialog>
  );
}

function KeepForm({
  name: before,
  note: noteBefore,
  button,
  isRunning,
  failure,
  onKeep,
  onClose,
}: KeepDialogProps) {
  const id = useId();
  const [name, setName] = useState(before ?? '');
  const [note, setNote] = useState(noteBefore);
  const asksName = before !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!asksName || name.trim() !== '') onKeep(name.trim(), note.trim());
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 p-4">
      {asksName && (
        <label htmlFor={`${id}-name`} className="flex flex-col gap-1">
          Name
          <input
            id={`${id}-name`}
            value={name}
            required
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
            className="field"
          />
        </label>
      )}
      <label htmlFor={`${id}-note`} className="flex flex-col gap-1">
        {asksName ? 'Note' : 'What has changed'}
        <textarea
          id={`${id}-note`}
          value={note}
          rows={3}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
          className="field py-1"
        />
      </label>
      <p className="text-xs text-muted">
        AWS stores no layouts: this one is kept in the console’s own store, for this connection.
      </p>
      {failure && (
        <p role="alert" className="text-bad">
          {failureWords(failure).title}. {failure.message}
        </p>
      )}
      <span className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={isRunning || (asksName && name.trim() === '')}>
          {button}
        </Button>
      </span>
    </form>
  );
}
