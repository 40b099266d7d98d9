import type { Event } from '@aws-sdk/client-ivs-realtime';
import { rankOfEvent } from '#shared/participants/event-order.ts';
import { type AwsReader, eventsOf, given, participantsOf } from './aws.ts';

type Session = { arn: string; sessionId: string };

export interface SessionEvent extends Event {
  of: string;
  userId: string | undefined;
  at: number;
}

/** Every event of a session, with whose it is, in the console's stated order but for what that leaves open. */
export async function everyEvent(aws: AwsReader, session: Session): Promise<SessionEvent[]> {
  const all: SessionEvent[] = [];
  for (const { participantId, userId } of await participantsOf(aws, session)) {
    const of = given(participantId, 'participant id');
    for (const event of await eventsOf(aws, session, of))
      all.push({ ...event, of, userId: userId || undefined, at: Number(event.eventTime) });
  }
  return all.toSorted((a, b) => a.at - b.at || rankOfEvent(a.name) - rankOfEvent(b.name));
}

/** Who was in, who published and who received whom, by playing every event up to a moment. */
export function stateAt(events: readonly SessionEvent[], time: Date) {
  const present = new Set<string>();
  const publishing = new Set<string>();
  const receives = new Map<string, Set<string>>();
  for (const { of, at, name, remoteParticipantId = '' } of events) {
    if (at > time.getTime()) break;
    const received = receives.get(of) ?? new Set();
    receives.set(of, received);
    if (name === 'JOINED') present.add(of);
    if (name === 'PUBLISH_STARTED') publishing.add(of);
    if (name === 'PUBLISH_STOPPED' || name === 'LEFT') publishing.delete(of);
    if (name === 'SUBSCRIBE_STARTED') received.add(remoteParticipantId);
    if (name === 'SUBSCRIBE_STOPPED') received.delete(remoteParticipantId);
    if (name === 'LEFT') {
      present.delete(of);
      received.clear();
    }
  }
  return { present, publishing, receives };
}
