import { sql } from 'kysely';
import type { LiveConnection } from '#server/aws/connections.ts';
import { operations } from '#server/aws/operations.ts';
import type { Operation } from '#server/aws/operation-types.ts';
import type { Database } from '#server/store/schema.ts';
import type { LookEstimate } from '#shared/search/look.ts';
import { stagesWanted } from './conditions.ts';
import { tagOf } from './understand.ts';

/** Where somebody is looked for. Milliseconds since the epoch. */
export interface LookPlaces {
  stage: string | undefined;
  tag: string | undefined;
  from: number | undefined;
  to: number | undefined;
}

export interface StageToLook {
  stage_id: string;
  arn: string;
}

/** The stages that are known and not deleted, in the order in which they are looked through. */
export async function stagesToLook(
  db: Database,
  connection: string,
  { stage, tag }: LookPlaces,
): Promise<StageToLook[]> {
  const tags = tag === undefined ? [] : [tagOf(tag)];
  const wanted = stagesWanted(db, connection, { stage, stageIds: [], tags });
  let stages = db
    .selectFrom('stages')
    .select(['stage_id', 'arn'])
    .where('connection', '=', connection)
    .where('gone_at', 'is', null);
  if (wanted !== undefined) stages = stages.where('stage_id', 'in', wanted);
  return stages.orderBy('stage_id').execute();
}

export interface SessionToLook {
  session_id: string;
  /** 1 where everybody who was in it is in the database already. */
  indexed: number;
}

/** The sessions of a stage that went on within the span, as far as they are known. */
export async function sessionsToLook(
  db: Database,
  connection: string,
  stageId: string,
  { from, to }: LookPlaces,
): Promise<SessionToLook[]> {
  const { rows } = await sql<SessionToLook>`
    select session_id, case when participants_at >= ended_at then 1 else 0 end as indexed from sessions
    where connection = ${connection} and stage_id = ${stageId}
      and coalesce(started_at, 0) <= ${to ?? Number.MAX_SAFE_INTEGER}
      and (ended_at is null or ended_at >= ${from ?? 0})
    order by coalesce(started_at, 0) desc, session_id desc`.execute(db);
  return rows;
}

/** Calls and seconds, by what is known now; of a stage whose sessions were never listed, at least its list is asked. */
export async function estimateLook(
  db: Database,
  { settings: { id }, budget }: LiveConnection,
  places: LookPlaces,
): Promise<LookEstimate> {
  const stages = await stagesToLook(db, id, places);
  const wanted = new Set(stages.map(({ stage_id }) => stage_id));
  const { rows } = await sql<{ stage_id: string; sessions: number; indexed: number }>`
    select stage_id, count(*) as sessions,
      count(case when participants_at >= ended_at then 1 end) as indexed from sessions
    where connection = ${id} and coalesce(started_at, 0) <= ${places.to ?? Number.MAX_SAFE_INTEGER}
      and (ended_at is null or ended_at >= ${places.from ?? 0})
    group by stage_id`.execute(db);
  const known = rows.filter(({ stage_id }) => wanted.has(stage_id));
  const sum = (name: 'sessions' | 'indexed') => known.reduce((all, row) => all + Number(row[name]), 0);
  const indexed = sum('indexed');
  const sessions = sum('sessions') - indexed;
  const pages = Math.max(1, Math.ceil(stages.length / 100));
  const share = shareOf(budget.gauges());
  const seconds = (operation: Operation, calls: number) =>
    calls / (operations[operation].quota * (share ?? 1));
  // Two operations, each with a rate of its own, side by side.
  const slower = Math.max(seconds('ListStageSessions', stages.length), seconds('ListParticipants', sessions));
  return {
    stages: stages.length,
    sessions,
    indexed,
    calls: pages + stages.length + sessions,
    ...(share === undefined ? {} : { seconds: Math.ceil(seconds('ListStages', pages) + slower) }),
  };
}

/** The part of AWS's rates that is used; undefined where nothing has been called yet, or nothing is paced. */
export function shareOf(gauges: ReturnType<LiveConnection['budget']['gauges']>): number | undefined {
  for (const { share, quota } of gauges.values()) return share / quota;
  return undefined;
}
