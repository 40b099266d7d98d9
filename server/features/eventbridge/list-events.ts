import type { Database } from '#server/store/schema.ts';
import type { BridgeEvent } from '#shared/eventbridge/contract.ts';
import { readEvents } from './told-event.ts';

/** What the events are to be about: all of what is given. */
export interface EventsAbout {
  sessionId?: string | undefined;
  participantId?: string | undefined;
  /** A stage's or a composition's. */
  resourceId?: string | undefined;
}

type Told = Omit<BridgeEvent, 'happenedAt'> & { happenedAt: Date };

const NEWEST = 200;

/** The newest events about something, the newest first. */
export async function listEvents(
  db: Database,
  connection: string,
  { sessionId, participantId, resourceId }: EventsAbout,
): Promise<{ items: Told[]; more: boolean }> {
  let query = db.selectFrom('bridge_events').select('event').where('connection', '=', connection);
  if (sessionId !== undefined) query = query.where('session_id', '=', sessionId);
  if (participantId !== undefined) query = query.where('participant_id', '=', participantId);
  if (resourceId !== undefined) query = query.where('resource_id', '=', resourceId);
  const rows = await query
    .orderBy('happened_at', 'desc')
    .orderBy('id')
    .limit(NEWEST + 1)
    .execute();
  const items = rows.slice(0, NEWEST).map(({ event }) => told(event));
  return { items, more: rows.length > NEWEST };
}

/** What is kept is the event as it came: reading it again gives what is asked for today. */
function told(text: string): Told {
  const [event] = readEvents(new TextEncoder().encode(text)).events;
  if (event === undefined) throw new Error('an event that is kept is none of IVS');
  const { account: _account, region: _region, text: _text, happenedAt, ...rest } = event;
  return { ...rest, happenedAt: new Date(happenedAt) };
}
