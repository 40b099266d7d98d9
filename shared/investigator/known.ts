/** What the ladder is given: all that could be read of two people and a session. Instants are milliseconds since the epoch. */

export interface KnownEvent {
  at: number;
  name: string;
  remoteParticipantId?: string | undefined;
  errorCode?: string | undefined;
  /** Of REPLICATION_STARTED and REPLICATION_STOPPED. */
  destinationStageArn?: string | undefined;
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
  /** Who did it, and the number of its entry, where the audit log has one. */
  by?: string | undefined;
  auditSeq?: number | undefined;
}

/** What is known of the devices of a session's people, and whether either of the two shares what sets the troubled apart. */
export interface KnownShared {
  /** People whose devices and events are known, and people in all, as far as they were seen. */
  asked: number;
  people: number;
  /** Sentences about what those with a problem that X or Y had too have in common, as X or Y has. */
  matching: readonly string[];
}

/** What was measured of one participant around the instant; each the mean over a period, undefined where nothing was. */
export interface KnownMedia {
  /** Bits per second of all streams of the kind that were sent together. */
  sentVideo?: number | undefined;
  sentAudio?: number | undefined;
  framesPerSecond?: number | undefined;
  /** Per cent; of a receiver only while it published too. */
  packetLoss?: number | undefined;
  droppedFrames?: number | undefined;
  receivedVideo?: number | undefined;
  receivedAudio?: number | undefined;
}

/** Media metrics of the period that holds the instant, by participant; or why there are none, in plain words. */
export type KnownMetrics =
  | { kind: 'measured'; periodSeconds: number; people: Readonly<Record<string, KnownMedia>> }
  | { kind: 'missing'; why: string };

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
  /** Undefined where the console's record of it cannot be read. */
  disconnects?: readonly KnownDisconnect[] | undefined;
  /** Undefined as long as nobody has asked for the devices of the session's people. */
  shared?: KnownShared | undefined;
  /** Undefined where nobody has asked for them. */
  metrics?: KnownMetrics | undefined;
}
