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
  readonly key: string;
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

/** Makes its key only when asked: of a page of events that is the last one's alone, and there can be a million. */
class Listed implements ListedEvent {
  readonly at: number;
  readonly name: ScriptedEvent['name'];
  readonly replica: boolean;
  declare readonly remoteParticipantId?: string;
  declare readonly errorCode?: NonNullable<ScriptedEvent['errorCode']>;
  declare readonly destination?: NonNullable<ScriptedEvent['destination']>;
  declare readonly exchange?: NonNullable<ScriptedEvent['exchange']>;
  /** Of those that nothing else tells apart. */
  number = 0;

  constructor(event: ScriptedEvent) {
    this.at = event.at;
    this.name = event.name;
    this.replica = event.replica;
    if (event.remoteParticipantId !== undefined) this.remoteParticipantId = event.remoteParticipantId;
    if (event.errorCode !== undefined) this.errorCode = event.errorCode;
    if (event.destination !== undefined) this.destination = event.destination;
    if (event.exchange !== undefined) this.exchange = event.exchange;
  }

  /** Keys sort as text in the order of the list. */
  get key(): string {
    const second = String(FAR - this.at).padStart(13, '0');
    return `${second}${rank(this)}${labelOf(this)}/${String(this.number).padStart(6, '0')}`;
  }
}

function inOrder(one: ScriptedEvent, other: ScriptedEvent): number {
  if (one.at !== other.at) return other.at - one.at;
  const ranks = rank(one) - rank(other);
  if (ranks !== 0) return ranks;
  const [label, otherLabel] = [labelOf(one), labelOf(other)];
  return label < otherLabel ? -1 : label > otherLabel ? 1 : 0;
}

/**
 * Whether an event can be read at an instant. A subscription is told of a second late: should it end within the second in
 * which it would begin, because somebody leaves just then, it has never been.
 */
function isKnown({ at, name }: ScriptedEvent, instant: number): boolean {
  return name === 'SUBSCRIBE_STARTED' ? at + SECOND <= instant : at <= instant;
}

/** The events of a participant up to an instant, in the order of their keys. */
export function eventsUntil(
  script: SessionScript,
  participant: ParticipantScript,
  instant: number,
): ListedEvent[] {
  const events: Listed[] = [];
  for (const event of eventsOf(script, participant)) {
    if (isKnown(event, instant)) events.push(new Listed(event));
  }
  // Sorting is stable: what nothing tells apart keeps its order, and is numbered in it.
  events.sort(inOrder);
  let before: Listed | undefined;
  for (const event of events) {
    if (before && inOrder(before, event) === 0) event.number = before.number + 1;
    before = event;
  }
  return events;
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
