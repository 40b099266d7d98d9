import { randomBytes } from 'node:crypto';
import type { Database, NotesTable, Row } from '#server/store/schema.ts';

/** A note as the contract has it, with instants as `Date`. */
export interface KeptNote {
  id: string;
  stageId: string;
  sessionId: string;
  participantId?: string;
  text: string;
  version: number;
  author: string;
  createdAt: Date;
  editedAt?: Date;
}

/** What a note is about. */
export interface NotePlace {
  stageId: string;
  sessionId: string;
  /** Undefined: the session as a whole; of a list, everything in it. */
  participantId?: string | undefined;
}

/** The last note of the page before. */
export type NotePosition = readonly [createdAt: number, id: string];

type NoteRow = Row<NotesTable>;

/** Notes of one connection. */
export class NoteRepository {
  private readonly db: Database;
  private readonly connection: string;

  constructor(db: Database, connection: string) {
    this.db = db;
    this.connection = connection;
  }

  /** The oldest first. */
  async list(
    { stageId, sessionId, participantId }: NotePlace,
    after: NotePosition | undefined,
    limit: number,
  ): Promise<KeptNote[]> {
    let query = this.db
      .selectFrom('notes')
      .selectAll()
      .where('connection', '=', this.connection)
      .where('session_id', '=', sessionId)
      .where('stage_id', '=', stageId);
    if (participantId !== undefined) query = query.where('participant_id', '=', participantId);
    if (after !== undefined) {
      const [created, id] = after;
      query = query.where((is) =>
        is.or([
          is('created_at', '>', created),
          is.and([is('created_at', '=', created), is('note_id', '>', id)]),
        ]),
      );
    }
    const rows = await query.orderBy('created_at').orderBy('note_id').limit(limit).execute();
    return rows.map(noteOf);
  }

  /** `undefined` where there is none of that id. */
  async get(id: string): Promise<KeptNote | undefined> {
    const row = await this.db
      .selectFrom('notes')
      .selectAll()
      .where('connection', '=', this.connection)
      .where('note_id', '=', id)
      .executeTakeFirst();
    return row && noteOf(row);
  }

  /** @param at milliseconds since the epoch */
  async add(place: NotePlace, text: string, author: string, at: number): Promise<KeptNote> {
    const row: NoteRow = {
      connection: this.connection,
      note_id: `note-${randomBytes(8).toString('hex')}`,
      stage_id: place.stageId,
      session_id: place.sessionId,
      participant_id: place.participantId ?? null,
      content: text,
      version: 1,
      author,
      created_at: at,
      edited_at: null,
    };
    await this.db.insertInto('notes').values(row).execute();
    return noteOf(row);
  }

  /** @returns whether it was changed: not, where it has another version by now, or is gone */
  async edit(id: string, basedOn: number, text: string, at: number): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('notes')
      .set({ content: text, version: basedOn + 1, edited_at: at })
      .where('connection', '=', this.connection)
      .where('note_id', '=', id)
      .where('version', '=', basedOn)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n;
  }

  /** @returns whether there was one */
  async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('notes')
      .where('connection', '=', this.connection)
      .where('note_id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }
}

function noteOf(row: NoteRow): KeptNote {
  return {
    id: row.note_id,
    stageId: row.stage_id,
    sessionId: row.session_id,
    ...(row.participant_id === null ? {} : { participantId: row.participant_id }),
    text: row.content,
    version: row.version,
    author: row.author,
    createdAt: new Date(row.created_at),
    ...(row.edited_at === null ? {} : { editedAt: new Date(row.edited_at) }),
  };
}
