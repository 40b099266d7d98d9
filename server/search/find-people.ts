import type { Database } from '#server/store/schema.ts';
import { stagesWanted } from './conditions.ts';
import { type Position, readCursor } from './cursor.ts';
import { type Asked, type Bounds, BOUNDS, type Part, partOf } from './part.ts';
import { areFew, byId, byUser, earliestStart, endOfWindow, inSessions, newest } from './people-candidates.ts';
import {
  type Candidates,
  errorsByPerson,
  foundPerson,
  peopleOf,
  type PersonRow,
  personPosition,
} from './people-rows.ts';
import { peopleWithErrors } from './people-with-errors.ts';
import type { Question } from './question.ts';

export type FoundPeople = Part<ReturnType<typeof foundPerson>>;

/**
 * Participants that answer to the question, newest first. Undefined where the question is not about people: a stage, a
 * session or a time alone would bring thousands, and each of them has a page that shows its people.
 */
export async function findPeople(
  db: Database,
  connection: string,
  question: Question,
  { limit, cursor, bounds = BOUNDS }: Asked,
): Promise<FoundPeople | undefined> {
  const found = await candidatesFor(db, connection, question, limit, readCursor(cursor, 2), bounds);
  if (found === undefined) return undefined;
  // Somebody with two of the errors asked for is one person.
  const rows = [
    ...new Map(found.rows.map((row) => [`${row.session_id} ${row.participant_id}`, row])).values(),
  ];
  const errors = await errorsByPerson(db, connection, rows);
  return partOf(rows, limit, personPosition, (row) => foundPerson(row, errors), found.windowEnd);
}

async function candidatesFor(
  db: Database,
  connection: string,
  question: Question,
  limit: number,
  after: Position | undefined,
  bounds: Bounds,
): Promise<{ rows: PersonRow[]; windowEnd?: Position | undefined } | undefined> {
  const { participantIds, sessionIds, user, anything, errors, to } = question;
  const of = async (candidates: Candidates) => ({
    rows: await peopleOf(db, connection, candidates, question, after, limit),
  });
  if (participantIds.length > 0) return of(byId(connection, participantIds, user));
  const prefix = user ?? anything;
  const stages = stagesWanted(db, connection, question);
  if (stages !== undefined && (await stages.limit(1).execute()).length === 0)
    return prefix === undefined && errors.length === 0 ? undefined : { rows: [] };
  if (prefix === undefined)
    return errors.length === 0
      ? undefined
      : peopleWithErrors(db, connection, question, after, limit, bounds.errors);
  if (sessionIds.length > 0) return of(inSessions(connection, sessionIds, prefix));
  if (await areFew(db, connection, prefix, bounds.gathered))
    return of(byUser(connection, prefix, user === undefined, bounds.gathered));
  const earliest = await earliestStart(db, connection, question);
  const stretch = { after, earliest, latest: to, window: bounds.people };
  const { rows } = await of(newest(connection, prefix, stretch));
  return { rows, windowEnd: rows.length > limit ? undefined : await endOfWindow(db, connection, stretch) };
}
