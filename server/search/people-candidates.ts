import { sql } from 'kysely';
import type { Database } from '#server/store/schema.ts';
import { beginsWith } from './conditions.ts';
import type { Position } from './cursor.ts';
import type { Candidates } from './people-rows.ts';
import type { Question } from './question.ts';

/** As the index has it: what has no time stands at the end. */
const joined = sql`coalesce(joined_at, 0)`;
const columns = sql`session_id, participant_id, ${joined} as moment`;
const userId = sql.ref('user_id');

/** A replica has its source's id in another session. */
const WITH_ONE_ID = 1_000;

// A limit keeps either database from dissolving the inner query, and then from walking the account in the outer order.

export function byId(connection: string, ids: readonly string[], user: string | undefined): Candidates {
  const ofUser = user === undefined ? sql`` : sql`and ${beginsWith(userId, user)}`;
  return sql`(select ${columns} from participants
    where connection = ${connection} and participant_id in (${sql.join([...ids])}) ${ofUser} limit ${sql.lit(WITH_ONE_ID)})`;
}

/**
 * @param orId the text may as well be a participant's id
 * @param most there are fewer
 */
export function byUser(connection: string, prefix: string, orId: boolean, most: number): Candidates {
  const users = sql`select ${columns} from participants
    where connection = ${connection} and ${beginsWith(userId, prefix)} limit ${sql.lit(most)}`;
  if (!orId) return sql`(${users})`;
  return sql`(select * from (${users}) as users union
    select ${columns} from participants where connection = ${connection} and participant_id = ${prefix})`;
}

export function inSessions(connection: string, sessions: readonly string[], prefix: string): Candidates {
  return sql`(select ${columns} from participants where connection = ${connection}
    and session_id in (${sql.join([...sessions])})
    and (${beginsWith(userId, prefix)} or participant_id = ${prefix}))`;
}

/** Whether those that begin so are fewer than `most`. */
export async function areFew(
  db: Database,
  connection: string,
  prefix: string,
  most: number,
): Promise<boolean> {
  const some = sql<{ found: number }>`select count(*) as found from (select 1 from participants
    where connection = ${connection} and ${beginsWith(userId, prefix)}
    limit ${sql.lit(most)}) as few`;
  const { rows } = await some.execute(db);
  return Number(rows[0]?.found) < most;
}

/** The part of the account that is looked at: the newest after a position, and what the time asked for can be about. */
export interface Stretch {
  after: Position | undefined;
  /** Milliseconds: who joined then or later. */
  earliest: number | undefined;
  latest: number | undefined;
  /** So many are looked at. */
  window: number;
}

function stretch(connection: string, { after, earliest, latest }: Stretch) {
  const bounds = [
    sql`connection = ${connection}`,
    ...(latest === undefined ? [] : [sql`${joined} <= ${latest}`]),
    ...(earliest === undefined ? [] : [sql`${joined} >= ${earliest}`]),
    ...(after === undefined
      ? []
      : [
          sql`${joined} <= ${after[0]} and (${joined}, session_id, participant_id) < (${sql.join([...after])})`,
        ]),
  ];
  return sql`select session_id, participant_id, user_id, ${joined} as moment from participants
    where ${sql.join(bounds, sql` and `)}
    order by ${joined} desc, session_id desc, participant_id desc`;
}

export function newest(connection: string, prefix: string, where: Stretch): Candidates {
  return sql`(select session_id, participant_id, moment
    from (${stretch(connection, where)} limit ${sql.lit(where.window)}) as looked_at
    where ${beginsWith(userId, prefix)})`;
}

/** Where a stretch ends that goes on beyond the window. */
export async function endOfWindow(
  db: Database,
  connection: string,
  where: Stretch,
): Promise<Position | undefined> {
  const last = sql<{ session_id: string; participant_id: string; moment: number }>`
    ${stretch(connection, where)} limit 1 offset ${sql.lit(where.window - 1)}`;
  const [end] = (await last.execute(db)).rows;
  return end && [end.moment, end.session_id, end.participant_id];
}

/** When the oldest session began that went on within the span; nobody joined one of them before. */
export async function earliestStart(
  db: Database,
  connection: string,
  { from, to }: Pick<Question, 'from' | 'to'>,
): Promise<number | undefined> {
  if (from === undefined) return undefined;
  const oldest = sql<{ at: number | null }>`select min(coalesce(started_at, 0)) as at from sessions
    where connection = ${connection} and (ended_at is null or ended_at >= ${from})
    and coalesce(started_at, 0) <= ${to ?? Number.MAX_SAFE_INTEGER}`;
  return (await oldest.execute(db)).rows[0]?.at ?? from;
}
