import type { notes } from '#shared/notes/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError, badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Database } from '#server/store/schema.ts';
import { type NotePosition, NoteRepository } from './note-repository.ts';

const PAGE = 100;

/** Notes on sessions and participants. AWS is not asked, so that they outlive what it keeps of a session. */
export function noteHandlers(connections: Connections, db: Database): ContractHandlers<typeof notes> {
  const of = (connection: string): NoteRepository =>
    new NoteRepository(db, connections.get(connection).settings.id);

  return {
    async list({ connection, nextToken, maxResults = PAGE, ...place }) {
      const after = nextToken === undefined ? undefined : positionOf(nextToken);
      const found = await of(connection).list(place, after, maxResults + 1);
      const items = found.slice(0, maxResults);
      const last = items.at(-1);
      const more = found.length > maxResults && last !== undefined;
      return {
        items,
        asOf: new Date(),
        ...(more ? { nextToken: `${last.createdAt.getTime()}.${last.id}` } : {}),
      };
    },

    async add({ connection, stageId, sessionId, body: { participantId, text } }, { principal }) {
      return of(connection).add(
        { stageId, sessionId, participantId },
        text,
        principal?.name ?? '',
        Date.now(),
      );
    },

    async edit({ connection, noteId, body: { basedOn, text } }) {
      const notesOf = of(connection);
      const done = await notesOf.edit(noteId, basedOn, text, Date.now());
      const note = await notesOf.get(noteId);
      if (!note) throw gone(noteId);
      if (!done)
        throw new ApiError(
          'conflict',
          `The note has changed since version ${basedOn}. Load the newest one; your own text is still in the field.`,
        );
      return note;
    },

    async remove({ connection, noteId }) {
      if (!(await of(connection).remove(noteId))) throw gone(noteId);
      return { id: noteId };
    },
  };
}

function gone(id: string): ApiError {
  return new ApiError('not_found', `There is no note ${id}: it may have been deleted.`);
}

function positionOf(token: string): NotePosition {
  const [, created, id] = /^(\d{1,15})\.(note-[a-f0-9]{16})$/.exec(token) ?? [];
  if (created === undefined || id === undefined)
    throw badRequest([{ path: 'query.nextToken', message: 'must be a nextToken of an earlier answer' }]);
  return [Number(created), id];
}
