/** What the ladder is given: all that could be read of two people and a session. Instants are milliseconds since the epoch. */

export interface KnownEvent {
  at: number;
  name: string;
  remoteParticipantId?: string | undefined;
  errorCode?: string | undefined;
  /** Of REPLICATION_STARTED and REPLICATION_STOPPED. */
  destinationSessionId?: string | undefined;
  /** Of TOKEN_EXCHANGED: what the token allowed before and allows now. */
  previousCapabilities?: readonly string[] | undefined;
  newCapabilities?: readonly string[] | undefined;
}

/** What GetParticipant and ListParticipants say of somebody, as far as it matters here. */
export interface KnownFacts {
  state?: string | undefined;
  firstJoinTime?: number | undefined;
  /** Whether it ever published in the session, until it was read. */
  published?: boolean | undefined;
  replicationType?: string | undefined;
  protocol?: string | undefined;
  /** Short id; undefined for whoever is no encoder. */
  ingestConfigurationId?: string | undefined;
}

/** One participant of one session. A person who comes back with another token is another participant. */
export interface Entry {
  participantId: string;
  userId: string | undefined;
  stageId: string;
  sessionId: string;
  /** Undefined where they could not be read. */
  facts: KnownFacts | undefined;
  events: readonly KnownEvent[];
  /** A part is of no use for what did not happen: AWS gives events in no promised order. */
  eventsKnown: 'whole' | 'part' | 'none';
  /** Why they are not whole, in plain words. */
  eventsMissing?: string | undefined;
  /** Redundant ingest: others receive the virtual participant only, never the two encoders that feed it. */
  ingestPart?: 'physical' | 'virtual' | undefined;
  /** A replica's participant in the stage that it comes from, where that could be read. */
  source?: Entry | undefined;
}

/** Somebody who was asked about: all participants of the session that are this person. */
export interface Person {
  /** As it was typed: a participant id or a user id. */
  asked: string;
  entries: readonly Entry[];
  /** Whether every participant of this person in the session is among them. */
  entriesKnown: 'whole' | 'part' | 'none';
  /** Why they are not all known, in plain words. */
  entriesMissing?: string | undefined;
  /** Another session of the stage in which the person was found, having not been in this one. */
  elsewhere?: string | undefined;
}

export interface KnownSession {
  sessionId: string;
  startTime?: number | undefined;
  /** Undefined while it is live, and where it could not be read. */
  endTime?: number | undefined;
}

/** Somebody whom this console took out of a stage by DisconnectParticipant. */
export interface KnownDisconnect {
  participantId: string;
  at: number;
  reason?: string | undefined;
}

export interface Known {
  /** The instant asked about, a whole second. */
  at: number;
  /** The upstream's time when the last of it was read. */
  asOf: number;
  /** The upstream's time when the first of it was read: what goes on then is taken to go on. `asOf` unless given. */
  knownUntil?: number | undefined;
  /** Undefined where none was under way, or none could be read. */
  session: KnownSession | undefined;
  /** Why the session could not be read, in plain words; undefined where it was. */
  sessionMissing?: string | undefined;
  x: Person;
  y: Person;
  /** Undefined where the console keeps no record of it. */
  disconnects?: readonly KnownDisconnect[] | undefined;
}
