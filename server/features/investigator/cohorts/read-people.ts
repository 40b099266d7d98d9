import { type CohortPerson, deviceOf } from '#shared/investigator/cohorts/cohort-person.ts';
import type { Askable } from '#shared/investigator/cohorts/whom-to-ask.ts';
import type { SessionAddress } from '#server/jobs/session-events/session-address.ts';
import type { Database } from '#server/store/schema.ts';
import type { PeopleEvents } from './people-events.ts';

/** Somebody of a session as the console has them. */
export type KnownPerson = CohortPerson & Askable;

/** Everybody in a session that the console has seen, in the order in which they joined. */
export async function readPeople(
  db: Database,
  events: PeopleEvents,
  address: SessionAddress,
): Promise<KnownPerson[]> {
  const counted = await events.of(address);
  const rows = await db
    .selectFrom('participants')
    .select(['participant_id', 'user_id', 'published', 'recording_state', 'details'])
    .where('connection', '=', address.connection)
    .where('session_id', '=', address.sessionId)
    .orderBy((is) => is.fn.coalesce('joined_at', 'first_seen'))
    .orderBy('participant_id')
    .execute();
  const seen = new Set<string>();
  return rows.map(
    ({ participant_id: participantId, user_id: userId, published, recording_state, details }) => {
      const known = counted.get(participantId);
      // Coming back with another token makes another participant of the same user id.
      const isBack = userId !== null && seen.has(userId);
      if (userId !== null) seen.add(userId);
      return {
        participantId,
        publishes: published === 1,
        troubled: recording_state === 'FAILED' || (known?.errors.length ?? 0) > 0,
        errors: known?.errors,
        reconnections: known && Math.max(0, known.joins - 1) + (isBack ? 1 : 0),
        device: details === null ? undefined : deviceOf(JSON.parse(details) as Record<string, string>),
      };
    },
  );
}
