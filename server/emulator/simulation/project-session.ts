import { eventsOf, type ScriptedEvent } from './participant-events.ts';
import { SECOND, type SessionTimes } from './schedule.ts';
import type { Attributes, ParticipantScript, Recording, SessionScript } from './script.ts';
import { covers, type Span } from './span.ts';

/**
 * What can be said of a session at an instant: its script, cut there. Pure, and monotone in the instant: a fact once
 * shown stays as it is, and an ended session never changes.
 */

/** A participant exists for a session once it has joined. */
export function hasJoined(participant: ParticipantScript, instant: number): boolean {
  const [first] = participant.presences;
  return first !== undefined && first.from <= instant;
}

export function isConnected(participant: ParticipantScript, instant: number): boolean {
  return participant.presences.some((presence) => covers(presence, instant));
}

/** Whether it has ever published, which is what the API's `published` means. */
export function hasPublished(participant: ParticipantScript, instant: number): boolean {
  const [first] = participant.publications;
  return first !== undefined && first.from <= instant;
}

export function isPublishing(participant: ParticipantScript, instant: number): boolean {
  return participant.publications.some((publication) => covers(publication, instant));
}

export type RecordingState = 'STARTING' | 'ACTIVE' | 'STOPPING' | 'STOPPED' | 'FAILED' | 'DISABLED';

function latestRecording(participant: ParticipantScript, instant: number): Recording | undefined {
  return participant.recordings.findLast((recording) => recording.startingAt <= instant);
}

/** DISABLED until a recording begins; UNCONFIRMED what the service says of those who never publish. */
export function recordingState(participant: ParticipantScript, instant: number): RecordingState {
  const recording = latestRecording(participant, instant);
  if (!recording) return 'DISABLED';
  if (recording.failedAt !== undefined && recording.failedAt <= instant) return 'FAILED';
  if (instant >= recording.stoppedAt) return 'STOPPED';
  if (instant >= recording.stoppingAt) return 'STOPPING';
  return instant >= recording.activeAt ? 'ACTIVE' : 'STARTING';
}

/** The recording that the participant's place in the bucket is that of, once there is one. */
export function recordingPlaced(
  participant: ParticipantScript,
  instant: number,
): Pick<Recording, 'filedUnder' | 'storageConfigurationId'> | undefined {
  return latestRecording(participant, instant);
}

export function attributesAt(participant: ParticipantScript, instant: number): Attributes {
  const exchange = participant.exchanges.findLast((candidate) => candidate.at <= instant);
  return exchange ? exchange.next.attributes : participant.attributes;
}

/** A token that was exchanged may have been for another userId. */
export function userIdAt(participant: ParticipantScript, instant: number): string {
  const exchange = participant.exchanges.findLast((candidate) => candidate.at <= instant);
  return exchange ? exchange.next.userId : participant.person.userId;
}

export interface ReplicationFacts {
  type: 'NONE' | 'SOURCE' | 'REPLICA';
  /** ACTIVE while at least one replication goes on. */
  state: 'ACTIVE' | 'STOPPED' | undefined;
}

export function replicationAt(participant: ParticipantScript, instant: number): ReplicationFacts {
  const { replication } = participant;
  const facts = (type: 'SOURCE' | 'REPLICA', spans: readonly Span[]): ReplicationFacts => ({
    type,
    state: spans.some((span) => covers(span, instant)) ? 'ACTIVE' : 'STOPPED',
  });
  switch (replication.type) {
    case 'NONE':
      return { type: 'NONE', state: undefined };
    case 'SOURCE': {
      const begun = replication.spans.filter((span) => span.from <= instant);
      return begun.length > 0 ? facts('SOURCE', begun) : { type: 'NONE', state: undefined };
    }
    case 'REPLICA':
      return facts('REPLICA', replication.spans);
  }
}

/** An event and the key that it keeps its place in the list by. */
export interface ListedEvent extends ScriptedEvent {
  key: string;
}

/** Larger than any instant that has thirteen digits. */
const FAR = 9_999_999_999_999;

/**
 * AWS promises no order. As in its CLI samples the newest second comes first, and within a second JOINED stands
 * before PUBLISH_STARTED and LEFT before PUBLISH_STOPPED, which is no order in time at all: clients have to sort.
 */
function rank(event: ScriptedEvent): number {
  if (event.name === 'LEFT') return 0;
  return event.name === 'JOINED' ? 1 : 2;
}

/** Tells events of one second apart, and stays the same whatever else comes to happen in the session. */
function labelOf({ name, remoteParticipantId = '', destination }: ScriptedEvent): string {
  return `${name}/${remoteParticipantId}/${destination?.destinationSessionId ?? ''}`;
}

/**
 * Whether an event can be read at an instant. A subscription is told of a second late: should it end within the second in
 * which it would begin, because somebody leaves just then, it has never been.
 */
function isKnown({ at, name }: ScriptedEvent, instant: number): boolean {
  return name === 'SUBSCRIBE_STARTED' ? at + SECOND <= instant : at <= instant;
}

/** The events of a participant up to an instant, sorted by key. */
export function eventsUntil(
  script: SessionScript,
  participant: ParticipantScript,
  instant: number,
): ListedEvent[] {
  const count = new Map<string, number>();
  return eventsOf(script, participant)
    .filter((event) => isKnown(event, instant))
    .map((event) => {
      const place = `${String(FAR - event.at).padStart(13, '0')}${rank(event)}${labelOf(event)}`;
      const number = count.get(place) ?? 0;
      count.set(place, number + 1);
      return { ...event, key: `${place}/${number}` };
    })
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

export interface SessionFacts {
  startedAt: number;
  /** Absent while the session is live. */
  endedAt: number | undefined;
}

/** The session itself at an instant; `undefined` before it has begun. */
export function sessionAt(
  times: Pick<SessionTimes, 'startsAt' | 'endsAt'>,
  instant: number,
): SessionFacts | undefined {
  if (instant < times.startsAt) return undefined;
  return { startedAt: times.startsAt, endedAt: times.endsAt <= instant ? times.endsAt : undefined };
}
