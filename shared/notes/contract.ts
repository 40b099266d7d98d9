import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ParticipantId, ResourceId, SessionId } from '../contract/ids.ts';
import { page, PageQuery } from '../contract/page.ts';

/** Characters, as JavaScript counts them. */
export const LONGEST_NOTE = 4_000;

/** An id that the console itself gave. */
const NoteId = z
  .string()
  .check(z.regex(/^note-[a-f0-9]{16}$/, 'must be the id of a note: note- and 16 hexadecimal digits'));

const NoteText = z.string().check(
  z.maxLength(LONGEST_NOTE),
  z.regex(/\S/, 'must say something'),
  // PostgreSQL keeps no text with it, and nobody can see it.
  z.refine((text) => !text.includes('\0'), 'must not have the character U+0000'),
);

/** What somebody wrote down of a session, or of one participant of it. */
export const Note = z.object({
  id: z.string(),
  stageId: z.string(),
  sessionId: z.string(),
  /** Absent: of the session as a whole. */
  participantId: z.optional(z.string()),
  text: z.string(),
  /** From 1; one more with each change. */
  version: z.int(),
  author: z.string(),
  /** By the console's own clock, as all times here: AWS knows nothing of notes. */
  createdAt: Instant,
  /** Absent: never. */
  editedAt: z.optional(Instant),
});
export type Note = z.input<typeof Note>;

const session = { connection: ConnectionId, stageId: ResourceId, sessionId: SessionId };
const note = { connection: ConnectionId, noteId: NoteId };

/** Notes on sessions and participants: data of the console alone. */
export const notes = contract('notes', {
  list: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/notes',
    summary: 'One page of the notes on a session and on its participants, the oldest first',
    access: 'read',
    params: session,
    query: { ...PageQuery, participantId: z.optional(ParticipantId) },
    output: page(Note),
  }),
  add: json({
    method: 'POST',
    path: '/:connection/stages/:stageId/sessions/:sessionId/notes',
    summary: 'Adds a note to a session, or to a participant of it',
    access: 'write',
    role: 'support',
    invalidates: ['notes.list'],
    params: session,
    body: z.strictObject({ participantId: z.optional(ParticipantId), text: NoteText }),
    output: Note,
    status: 201,
  }),
  edit: json({
    method: 'PATCH',
    path: '/:connection/notes/:noteId',
    summary: 'Changes the text of a note, unless somebody else has done so meanwhile',
    access: 'write',
    role: 'support',
    invalidates: ['notes.list'],
    params: note,
    body: z.strictObject({
      /** The version that was changed: with a newer one there, this is a conflict. */
      basedOn: z.int().check(z.minimum(1)),
      text: NoteText,
    }),
    output: Note,
  }),
  remove: json({
    method: 'DELETE',
    path: '/:connection/notes/:noteId',
    summary: 'Deletes a note',
    access: 'destroy',
    role: 'support',
    invalidates: ['notes.list'],
    params: note,
    output: z.object({ id: z.string() }),
  }),
});
