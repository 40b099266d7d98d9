import { unpackLanes } from '#shared/participants/event-columns.ts';
import { EventBlocks, unpacked } from '#server/jobs/session-events/event-blocks.ts';
import type { SessionAddress } from '#server/jobs/session-events/session-address.ts';
import type { Database } from '#server/store/schema.ts';

/** What the newest events say of somebody; instants are milliseconds since the epoch. */
export interface KnownOfPerson {
  publishing?: { at: number; is: boolean };
  exchange?: { at: number; attributes: Readonly<Record<string, string>> };
}

/** Going through more than these would keep everybody else waiting. */
const MOST_EVENTS = 50_000;

/** Within a second, which is all that event times tell, what ended is the later: nobody stops before having begun. */
const isNewer = (at: number, is: boolean, before: KnownOfPerson['publishing']): boolean =>
  before === undefined || at > before.at || (at === before.at && !is);

/**
 * What is kept of the events of some people: those that were loaded from AWS, and those that EventBridge has told.
 * @returns with whose events had been loaded; nobody's where so many are kept that they were left aside
 */
export async function knownEvents(
  db: Database,
  address: SessionAddress,
  participantIds: readonly string[],
): Promise<{ known: ReadonlyMap<string, KnownOfPerson>; loaded: ReadonlySet<string> }> {
  const known = new Map<string, KnownOfPerson>(participantIds.map((id) => [id, {}]));
  const readAt = new Map<string, number>();
  const loaded = (): ReadonlySet<string> => new Set(readAt.keys());
  if (known.size === 0) return { known, loaded: loaded() };
  await readBridge(db, address, known);
  const blocks = new EventBlocks(db);
  const sizes = await blocks.sizes(address);
  const events = sizes.reduce((sum, block) => sum + block.events, 0);
  if (events > MOST_EVENTS) return { known, loaded: loaded() };
  for (let after = -1; ;) {
    const block = await blocks.next(address, after);
    if (block === undefined) break;
    after = block.block;
    for (const { participantId, asOf, events: lane } of unpackLanes(await unpacked(block))) {
      const person = known.get(participantId);
      // Of several readings of one participant the last one has all that the others had.
      if (person === undefined || asOf < (readAt.get(participantId) ?? 0)) continue;
      readAt.set(participantId, asOf);
      for (const event of lane) note(person, event);
    }
  }
  return { known, loaded: loaded() };
}

interface NotedEvent {
  name?: string | undefined;
  eventTime?: string | undefined;
  newToken?: { attributes?: Readonly<Record<string, string>> | undefined } | undefined;
}

function note(person: KnownOfPerson, { name, eventTime, newToken }: NotedEvent): void {
  const at = Date.parse(eventTime ?? '');
  if (Number.isNaN(at)) return;
  if (name === 'PUBLISH_STARTED' || name === 'PUBLISH_STOPPED') {
    const is = name === 'PUBLISH_STARTED';
    if (isNewer(at, is, person.publishing)) person.publishing = { at, is };
  }
  if (name === 'TOKEN_EXCHANGED' && newToken !== undefined && at >= (person.exchange?.at ?? 0))
    person.exchange = { at, attributes: newToken.attributes ?? {} };
}

async function readBridge(
  db: Database,
  { connection, sessionId }: SessionAddress,
  known: ReadonlyMap<string, KnownOfPerson>,
): Promise<void> {
  const rows = await db
    .selectFrom('bridge_events')
    .select(['participant_id', 'event_name', 'happened_at'])
    .where('connection', '=', connection)
    .where('session_id', '=', sessionId)
    .where('participant_id', 'in', [...known.keys()])
    .where('event_name', 'in', ['Participant Published', 'Participant Unpublished'])
    .execute();
  for (const { participant_id: id, event_name: name, happened_at: at } of rows) {
    const person = id === null ? undefined : known.get(id);
    const is = name === 'Participant Published';
    if (person !== undefined && isNewer(at, is, person.publishing)) person.publishing = { at, is };
  }
}
