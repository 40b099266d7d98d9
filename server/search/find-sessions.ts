import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';
import { goesOnWithin, stagesWanted } from './conditions.ts';
import { readCursor } from './cursor.ts';
import { type Asked, BOUNDS, type Part, partOf } from './part.ts';
import type { Question } from './question.ts';
import { foundSession, sessionPosition, sessionsOf } from './session-rows.ts';

export type FoundSessions = Part<ReturnType<typeof foundSession>>;

/** Of so few stages, the sessions are looked up stage by stage; of more, all sessions are looked at in order. */
const FEW_STAGES = 50;

/** What a list of sessions is narrowed to. */
export interface SessionFilter extends Pick<
  Question,
  'sessionIds' | 'stage' | 'stageIds' | 'tags' | 'errors' | 'from' | 'to'
> {
  state?: 'live' | 'ended' | undefined;
  /** At least one error is known. */
  withErrors?: boolean;
  order?: 'newest' | 'oldest' | undefined;
}

/** Sessions of all stages, by their start. @throws {ApiError} `bad_request` for a cursor that was not given out */
export async function listSessions(
  db: Database,
  connection: string,
  filter: SessionFilter,
  { limit, cursor, bounds = BOUNDS }: Asked,
): Promise<FoundSessions> {
  const among: RawBuilder<unknown>[] = [];
  const where: RawBuilder<unknown>[] = [];
  const stages = stagesWanted(db, connection, filter);
  if (stages !== undefined) {
    const few = await stages.limit(FEW_STAGES + 1).execute();
    if (few.length === 0) return { items: [] };
    if (few.length <= FEW_STAGES)
      among.push(sql`stage_id in (${sql.join(few.map(({ stage_id }) => stage_id))})`);
    else where.push(sql`s.stage_id in ${stages}`);
  }
  if (filter.sessionIds.length > 0) among.push(sql`session_id in (${sql.join([...filter.sessionIds])})`);
  if (filter.state === 'live') among.push(sql`ended_at is null`);
  if (filter.state === 'ended') where.push(sql`s.ended_at is not null`);
  if (filter.withErrors) where.push(sql`s.errors > 0`);
  // An expression, so that the errors of the session are looked through and not all those with this code.
  if (filter.errors.length > 0)
    where.push(sql`exists (select 1 from participant_errors as e where e.connection = ${connection}
      and e.session_id = s.session_id and (e.error_code || '') in (${sql.join([...filter.errors])}))`);
  if (filter.to !== undefined) among.push(sql`coalesce(started_at, 0) <= ${filter.to}`);
  const within = goesOnWithin('s', { from: filter.from, to: undefined });
  if (within !== undefined) where.push(within);

  const { rows, windowEnd } = await sessionsOf(db, connection, {
    among,
    where,
    order: filter.order ?? 'newest',
    after: readCursor(cursor, 1),
    limit,
    window: bounds.sessions,
  });
  return partOf(rows, limit, sessionPosition, foundSession, windowEnd);
}

/** Sessions that a line of search is about; undefined where it is about people alone. */
export async function findSessions(
  db: Database,
  connection: string,
  question: Question,
  asked: Asked,
): Promise<FoundSessions | undefined> {
  const { sessionIds, stage, stageIds, tags, errors, from, to, anything, user, participantIds } = question;
  // A session that was named is what was asked for, whatever else stands in the event or command it came with.
  if (sessionIds.length > 0)
    return listSessions(db, connection, { ...question, ...NOTHING_ELSE, sessionIds }, asked);
  if (user !== undefined || participantIds.length > 0) return undefined;
  const wanted = stage ?? anything;
  const about = wanted !== undefined || [stageIds, tags, errors].some(({ length }) => length > 0);
  if (!about && from === undefined && to === undefined) return undefined;
  return listSessions(db, connection, { ...question, stage: wanted }, asked);
}

const NOTHING_ELSE = {
  stage: undefined,
  stageIds: [],
  tags: [],
  errors: [],
  from: undefined,
  to: undefined,
};
