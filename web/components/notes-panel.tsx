import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Note, notes } from '#shared/notes/contract.ts';

import { useWholeList } from '#web/api/use-whole-list.ts';
import { paths } from '#web/nav/paths.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ChangeIconButton } from './change-button.tsx';
import { ChangeFailed } from './change-failed.tsx';
import { EmptyNote } from './empty-note.tsx';
import { ListGate } from './list-gate.tsx';
import { NoteForm } from './note-form.tsx';
import { Panel } from './panel.tsx';
import { Time } from './time.tsx';
import { useOwnChange } from './use-own-change.ts';

interface NotesPanelProps {
  connection: string;
  stageId: string;
  sessionId: string;
  /** The participant that is looked at: its notes alone, and new ones are about it. */
  participantId?: string;
  /** Of the participants' notes only those of these people. */
  people?: readonly string[];
}

/** What people wrote down of a session and those in it. The console's own data: it stays when AWS has forgotten them. */
export function NotesPanel({ people, ...place }: NotesPanelProps) {
  const list = useWholeList(notes.list, place);
  const add = useOwnChange(notes.add);
  const [leaving, setLeaving] = useState<Note>();
  const { connection, stageId, sessionId, participantId } = place;
  const about = participantId === undefined ? 'session' : 'participant';
  const save = async (text: string): Promise<boolean> => {
    const body = { text, ...(participantId === undefined ? {} : { participantId }) };
    return (await add.run({ connection, stageId, sessionId, body })) !== undefined;
  };
  const isAbout = (note: Note): boolean =>
    people === undefined || note.participantId === undefined || people.includes(note.participantId);
  const shown = list.state === 'ready' ? list.items.filter(isAbout) : undefined;
  return (
    <Panel title="Notes" note={shown?.length}>
      <ListGate what="the notes" list={list} endpoint={notes.list} skeletonRows={1}>
        {() =>
          shown?.length === 0 ? (
            <EmptyNote title={`Nobody has written anything about this ${about}`}>
              Notes are kept by the console, for everybody who uses it.
            </EmptyNote>
          ) : (
            <ul className="divide-y divide-line">
              {shown?.map((note) => (
                <OneNote
                  key={note.id}
                  note={note}
                  connection={connection}
                  namesPerson={participantId === undefined}
                  onLeave={() => setLeaving(note)}
                />
              ))}
            </ul>
          )
        }
      </ListGate>
      <div className="border-t border-line px-4 py-3">
        <NoteForm
          label={`A note on this ${about}`}
          saveLabel="Add note"
          isSaving={add.isRunning}
          failure={add.failure}
          onSave={save}
        />
      </div>
      <DeleteNote connection={connection} note={leaving} onDone={() => setLeaving(undefined)} />
    </Panel>
  );
}

interface OneNoteProps {
  note: Note;
  connection: string;
  /** Says whose note it is, where others stand beside it. */
  namesPerson: boolean;
  onLeave: () => void;
}

function OneNote({ note, connection, namesPerson, onLeave }: OneNoteProps) {
  const edit = useOwnChange(notes.edit);
  const [editing, setEditing] = useState(false);
  const { id, stageId, sessionId, participantId, text, version, author, createdAt, editedAt } = note;
  const save = async (next: string): Promise<boolean> => {
    const done = await edit.run({ connection, noteId: id, body: { basedOn: version, text: next } });
    if (done) setEditing(false);
    return done !== undefined;
  };
  return (
    <li className="flex flex-col gap-1 px-4 py-2">
      <div className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
        <span>
          {author}, <Time at={createdAt} />
        </span>
        {editedAt !== undefined && (
          <span>
            changed <Time at={editedAt} />
          </span>
        )}
        {namesPerson && participantId !== undefined && (
          <Link
            to={paths.participant(connection, stageId, sessionId, participantId)}
            className="link inline-flex min-h-6 items-center font-mono break-all"
          >
            {participantId}
          </Link>
        )}
        <span className="ml-auto flex">
          <ChangeIconButton
            of={notes.edit}
            label="Change this note"
            icon={<Pencil size={14} aria-hidden />}
            onClick={() => setEditing(true)}
          />
          <ChangeIconButton
            of={notes.remove}
            label="Delete this note"
            icon={<Trash2 size={14} aria-hidden />}
            onClick={onLeave}
          />
        </span>
      </div>
      {editing ? (
        <NoteForm
          label="The note"
          text={text}
          saveLabel="Save note"
          isSaving={edit.isRunning}
          failure={edit.failure}
          onSave={save}
          onCancel={() => {
            edit.clear();
            setEditing(false);
          }}
        />
      ) : (
        <p className="break-words whitespace-pre-wrap">{text}</p>
      )}
    </li>
  );
}

interface DeleteNoteProps {
  connection: string;
  /** Undefined while none is to be deleted. */
  note: Note | undefined;
  onDone: () => void;
}

function DeleteNote({ connection, note, onDone }: DeleteNoteProps) {
  const remove = useOwnChange(notes.remove);
  const close = () => {
    remove.clear();
    onDone();
  };
  return (
    <Dialog open={note !== undefined} onClose={close} title="Delete this note?">
      <div className="flex flex-col gap-3 p-4">
        <p className="max-h-40 overflow-y-auto break-words whitespace-pre-wrap text-muted">{note?.text}</p>
        <p>It cannot be brought back.</p>
        <ChangeFailed failure={remove.failure} />
        <span className="flex justify-end gap-2">
          <Button onClick={close}>Keep it</Button>
          <Button
            look="primary"
            disabled={remove.isRunning}
            onClick={() => {
              if (note) void remove.run({ connection, noteId: note.id }).then((done) => done && close());
            }}
          >
            Delete it
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
