import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { rankOfEvent } from '#shared/participants/event-order.ts';
import { type EventKind, kindOfEvent } from '#web/components/event-kind.ts';

/** One event in its place among the participant's events. */
export interface EventRow {
  /** Place in the order; AWS gives events no id, so it is the row's key too. */
  index: number;
  event: ParticipantEvent;
  kind: EventKind;
  failed: boolean;
}

const text = (a: string | undefined, b: string | undefined) => {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
};

/** By instant, within a second by the stated order, then by what else tells two apart; without a time last. */
export function byEventOrder(a: ParticipantEvent, b: ParticipantEvent): number {
  const timeOf = (event: ParticipantEvent) =>
    event.eventTime === undefined ? Number.MAX_VALUE : Date.parse(event.eventTime);
  return (
    timeOf(a) - timeOf(b) ||
    rankOfEvent(a.name) - rankOfEvent(b.name) ||
    text(a.name, b.name) ||
    text(a.remoteParticipantId, b.remoteParticipantId) ||
    text(a.errorCode, b.errorCode) ||
    text(a.destinationSessionId, b.destinationSessionId)
  );
}

/** The events in order. The order they come in, which AWS leaves open, leaves no trace. */
export function eventRows(events: readonly ParticipantEvent[]): EventRow[] {
  return events.toSorted(byEventOrder).map((event, index) => ({
    index,
    event,
    kind: kindOfEvent(event.name),
    failed: isFailure(event),
  }));
}

function isFailure({ name, errorCode }: ParticipantEvent): boolean {
  return Boolean(errorCode) || (name?.endsWith('_ERROR') ?? false);
}

/** When the participant left for the last time; undefined while its last sign of presence is not a leaving. */
export function lastLeft(rows: readonly EventRow[]): string | undefined {
  const last = rows.findLast(({ event }) => event.name === 'JOINED' || event.name === 'LEFT');
  return last?.event.name === 'LEFT' ? last.event.eventTime : undefined;
}
