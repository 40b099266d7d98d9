import type { Database } from '#server/store/schema.ts';

export interface Publisher {
  participantId: string;
  userId: string | undefined;
  since: Date;
}

/** Far more than a session has in a day; beyond it the oldest say nothing about now. */
const NEWEST = 5_000;

/**
 * Who publishes in a session by the newest event of each participant, whatever the order in which events came. It is a
 * hint: an event may be lost.
 */
export async function publishersOf(
  db: Database,
  connection: string,
  sessionId: string,
): Promise<Publisher[]> {
  const rows = await db
    .selectFrom('bridge_events')
    .select(['participant_id', 'event_name', 'happened_at', 'event'])
    .where('connection', '=', connection)
    .where('session_id', '=', sessionId)
    .where('event_name', 'in', ['Participant Published', 'Participant Unpublished'])
    .orderBy('happened_at', 'desc')
    // Within one instant what ended is the later: nobody stops before having begun.
    .orderBy('event_name', 'desc')
    .limit(NEWEST)
    .execute();
  const seen = new Set<string>();
  const publishers: Publisher[] = [];
  for (const { participant_id: participantId, event_name: name, happened_at: at, event } of rows) {
    if (participantId === null || seen.has(participantId)) continue;
    seen.add(participantId);
    if (name === 'Participant Published')
      publishers.push({ participantId, userId: userIdOf(event), since: new Date(at) });
  }
  return publishers.toSorted((one, other) => one.since.getTime() - other.since.getTime());
}

function userIdOf(event: string): string | undefined {
  const { detail } = JSON.parse(event) as { detail: Record<string, unknown> };
  const userId = detail['user_id'];
  return typeof userId === 'string' && userId !== '' ? userId : undefined;
}
