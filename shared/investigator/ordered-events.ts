import { rankOfEvent } from '../participants/event-order.ts';
import type { Evidence } from './finding.ts';
import type { Entry, KnownEvent } from './known.ts';

/** An event in its place among those of its participant. */
export interface PlacedEvent extends KnownEvent {
  entry: Entry;
  index: number;
}

const text = (a = '', b = ''): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const list = (values: readonly string[] | undefined): string => (values ?? []).toSorted().join();

/** By instant, within a second by the stated order, then by whatever else tells two apart. */
function byOrder(a: KnownEvent, b: KnownEvent): number {
  return (
    a.at - b.at ||
    rankOfEvent(a.name) - rankOfEvent(b.name) ||
    text(a.name, b.name) ||
    text(a.remoteParticipantId, b.remoteParticipantId) ||
    text(a.errorCode, b.errorCode) ||
    text(a.destinationSessionId, b.destinationSessionId) ||
    text(list(a.previousCapabilities), list(b.previousCapabilities)) ||
    text(list(a.newCapabilities), list(b.newCapabilities))
  );
}

const known = new WeakMap<Entry, readonly PlacedEvent[]>();

/** The events of a participant in order, each once: neither the order they came in nor what came twice leaves a trace. */
export function eventsOf(entry: Entry): readonly PlacedEvent[] {
  let events = known.get(entry);
  if (!events) {
    events = entry.events
      .toSorted(byOrder)
      .filter((event, index, all) => {
        const before = all[index - 1];
        return before === undefined || byOrder(before, event) !== 0;
      })
      .map((event, index) => ({ ...event, entry, index }));
    known.set(entry, events);
  }
  return events;
}

/** Events as what a verdict rests on; those that are not there are left out. */
export function eventEvidence(...events: readonly (PlacedEvent | undefined)[]): Evidence[] {
  return events.flatMap((event) => (event === undefined ? [] : [evidenceOf(event)]));
}

function evidenceOf({ entry, index, at, name, remoteParticipantId, errorCode }: PlacedEvent): Evidence {
  const { participantId, stageId, sessionId } = entry;
  return {
    kind: 'event',
    participantId,
    stageId,
    sessionId,
    name,
    at: new Date(at).toISOString(),
    index,
    ...(remoteParticipantId === undefined ? {} : { remoteParticipantId }),
    ...(errorCode === undefined ? {} : { errorCode }),
  };
}

export function factEvidence(words: string): Evidence {
  return { kind: 'fact', words };
}
