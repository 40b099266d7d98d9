import { type FormEvent, useId, useState } from 'react';
import { LONGEST_NOTE, notes } from '#shared/notes/contract.ts';
import type { Failure } from '#web/api/failure.ts';
import { Button } from '#web/ui/button.tsx';
import { ChangeButton } from './change-button.tsx';
import { ChangeFailed } from './change-failed.tsx';

interface NoteFormProps {
  /** Says what is written on: the field's accessible name. */
  label: string;
  /** What is there already. */
  text?: string;
  saveLabel: string;
  isSaving: boolean;
  failure: Failure | undefined;
  /** Gives whether it was saved: only then the field is emptied. */
  onSave: (text: string) => Promise<boolean>;
  onCancel?: () => void;
}

const count = new Intl.NumberFormat('en-GB');

/** A field for a note. What was typed stays until it is saved. */
export function NoteForm({ label, text: before = '', saveLabel, isSaving, failure, ...on }: NoteFormProps) {
  const [text, setText] = useState(before);
  const [problem, setProblem] = useState('');
  const about = useId();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const next = problemOf(text);
    setProblem(next);
    if (next === '' && (await on.onSave(text))) setText('');
  };
  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-2">
      <textarea
        aria-label={label}
        aria-describedby={about}
        aria-invalid={problem !== '' || undefined}
        className="field h-auto min-h-16 w-full py-1.5"
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {problem !== '' && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
      <ChangeFailed failure={failure} />
      <div className="flex flex-wrap items-center gap-3">
        <ChangeButton of={notes.add} type="submit" disabled={isSaving}>
          {saveLabel}
        </ChangeButton>
        {on.onCancel && <Button onClick={on.onCancel}>Leave it as it was</Button>}
        <span id={about} className={text.length > LONGEST_NOTE ? 'text-xs text-bad' : 'text-xs text-muted'}>
          {count.format(text.length)} of {count.format(LONGEST_NOTE)} characters
        </span>
      </div>
    </form>
  );
}

function problemOf(text: string): string {
  if (text.trim() === '') return 'A note has to say something.';
  if (text.length > LONGEST_NOTE)
    return `A note has at most ${count.format(LONGEST_NOTE)} characters; this one is ${count.format(text.length - LONGEST_NOTE)} longer.`;
  return '';
}
