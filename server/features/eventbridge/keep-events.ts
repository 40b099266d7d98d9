import type { Transaction } from 'kysely';
import type { Database, NewRow, BridgeEventsTable, Schema, StateChangesTable } from '#server/store/schema.ts';
import { changeOfState } from './change-of-state.ts';
import type { ToldEvent } from './told-event.ts';

/** An event, and the connection over which the console knows its account. */
export interface KeptEvent {
  connection: string;
  event: ToldEvent;
}

/** An API answer of the same change is found within so long before and after it, as polls are some seconds late. */
const SAME_CHANGE_MS = 5 * 60_000;

/**
 * Writes events, and what follows from them, in one transaction.
 * @returns those that were not known before
 */
export async function keepEvents(
  db: Database,
  events: readonly KeptEvent[],
  receivedAt: number,
): Promise<KeptEvent[]> {
  return db.transaction().execute(async (transaction) => {
    const fresh: KeptEvent[] = [];
    for (const kept of events) {
      const inserted = await transaction
        .insertInto('bridge_events')
        .values(rowOf(kept, receivedAt))
        .onConflict((conflict) => conflict.columns(['connection', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (inserted === undefined) continue;
      fresh.push(kept);
      await keepChange(transaction, kept);
      await keepFailureReason(transaction, kept);
    }
    return fresh;
  });
}

function rowOf({ connection, event }: KeptEvent, receivedAt: number): NewRow<BridgeEventsTable> {
  return {
    id: event.id,
    connection,
    detail_type: event.detailType,
    event_name: event.eventName ?? null,
    happened_at: event.happenedAt,
    received_at: receivedAt,
    stage_id: event.stageId ?? null,
    session_id: event.sessionId ?? null,
    participant_id: event.participantId ?? null,
    resource_id: event.compositionId ?? event.stageId ?? null,
    event: event.text,
  };
}

/** Where the API has shown the change already, only the reason is added: it is what the API does not tell. */
async function keepChange(db: Transaction<Schema>, { connection, event }: KeptEvent): Promise<void> {
  const change = changeOfState(event);
  if (change === undefined) return;
  const { kind, resourceId, toState } = change;
  const seen = await db
    .updateTable('state_changes')
    .set({ reason: event.reason ?? null })
    .where('connection', '=', connection)
    .where('resource_id', '=', resourceId)
    .where('kind', '=', kind)
    .where('to_state', '=', toState)
    .where('seen_by', '!=', 'eventbridge')
    .where('changed_at', '>=', event.happenedAt - SAME_CHANGE_MS)
    .where('changed_at', '<=', event.happenedAt + SAME_CHANGE_MS)
    .executeTakeFirst();
  if (seen.numUpdatedRows > 0n) return;
  const row: NewRow<StateChangesTable> = {
    id: `eventbridge/${connection}/${event.id}`,
    connection,
    kind,
    resource_id: resourceId,
    stage_id: event.stageId ?? null,
    session_id: event.sessionId ?? null,
    from_state: null,
    to_state: toState,
    changed_at: event.happenedAt,
    seen_by: 'eventbridge',
    reason: event.reason ?? null,
  };
  await db
    .insertInto('state_changes')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** A destination's reason says more than the composition's "One or more outputs failed", whichever comes first. */
async function keepFailureReason(db: Transaction<Schema>, { connection, event }: KeptEvent): Promise<void> {
  const { eventName, compositionId, reason, errorCode } = event;
  const isFailure = eventName === 'Session Failure' || eventName === 'Destination Failure';
  if (!isFailure || compositionId === undefined || reason === undefined) return;
  const isVague = eventName === 'Session Failure' && errorCode === 'DestinationFailure';
  const update = db
    .updateTable('compositions')
    .set({ failure_reason: reason })
    .where('connection', '=', connection)
    .where('composition_id', '=', compositionId);
  await (isVague ? update.where('failure_reason', 'is', null) : update).execute();
}
