import type { Database } from '#server/store/schema.ts';
import type { SessionAddress } from './session-address.ts';

/** When every event of the session was known, milliseconds since the epoch; undefined as long as some may be missing. */
export async function wholeSince(db: Database, address: SessionAddress): Promise<number | undefined> {
  const row = await db
    .selectFrom('sessions')
    .select('events_at')
    .where('connection', '=', address.connection)
    .where('session_id', '=', address.sessionId)
    .executeTakeFirst();
  return row?.events_at ?? undefined;
}

/** Keeps that every event of the session is known, and how many errors are among them. */
export async function markWhole(db: Database, address: SessionAddress, asOf: number): Promise<void> {
  const { errors } = await db
    .selectFrom('participant_errors')
    .select(({ fn }) => fn.sum<number | null>('occurrences').as('errors'))
    .where('connection', '=', address.connection)
    .where('session_id', '=', address.sessionId)
    .executeTakeFirstOrThrow();
  const changing = { events_at: asOf, errors: Number(errors ?? 0) };
  await db
    .insertInto('sessions')
    .values({
      connection: address.connection,
      stage_id: address.stageId,
      session_id: address.sessionId,
      first_seen: asOf,
      last_seen: asOf,
      ...changing,
    })
    .onConflict((conflict) => conflict.columns(['connection', 'session_id']).doUpdateSet(changing))
    .execute();
}

/** Participants that are known to have had an error. */
export async function peopleWithErrors(db: Database, address: SessionAddress): Promise<Set<string>> {
  const rows = await db
    .selectFrom('participant_errors')
    .select('participant_id')
    .distinct()
    .where('connection', '=', address.connection)
    .where('session_id', '=', address.sessionId)
    .execute();
  return new Set(rows.map(({ participant_id: id }) => id));
}
