import { type FormEvent, useId, useState } from 'react';
import type { Failure } from '#web/api/failure.ts';
import { useOwnName } from '#web/api/use-refusal.ts';
import { failureWords } from '#web/components/failure-words.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

/** What people write beside what they keep. */
export interface KeptWords {
  name: string;
  note: string;
  /** Who it belongs to, or who made this version; may be empty. */
  by: string;
}

interface KeepDialogProps {
  open: boolean;
  title: string;
  /** `version` asks for no name: the layout has one. */
  what: 'layout' | 'version' | 'details';
  begin: Partial<KeptWords>;
  button: string;
  isRunning: boolean;
  failure: Failure | undefined;
  onKeep: (words: KeptWords) => void;
  onClose: () => void;
}

/** Asks for what a kept layout is called, why it is as it is, and whose it is. */
export function KeepDialog(props: KeepDialogProps) {
  const { open, onClose, title } = props;
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <KeepForm {...props} />
    </Dialog>
  );
}

function KeepForm({ what, begin, button, isRunning, failure, onKeep, onClose }: KeepDialogProps) {
  const id = useId();
  const [name, setName] = useState(begin.name ?? '');
  const [note, setNote] = useState(begin.note ?? '');
  const ownName = useOwnName();
  const [by, setBy] = useState(begin.by ?? ownName);
  const asksName = what !== 'version';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asksName && name.trim() === '') return;
    onKeep({ name: name.trim(), note: note.trim(), by: by.trim() });
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
      <label htmlFor={`${id}-by`} className="flex flex-col gap-1">
        {asksName ? 'Owner' : 'Changed by'}
        <input
          id={`${id}-by`}
          value={by}
          maxLength={80}
          placeholder="this console"
          autoComplete="name"
          aria-describedby={`${id}-by-words`}
          onChange={(event) => setBy(event.target.value)}
          className="field"
        />
        <span id={`${id}-by-words`} className="text-xs text-muted">
          As you write it: nobody signs in to this console.
        </span>
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
