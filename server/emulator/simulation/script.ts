import type { ErrorCode } from './event-names.ts';
import type { Person } from './people.ts';
import type { Span } from './span.ts';

/**
 * The whole course of a session, past and to come, from which every answer is cut at the world's present
 * (`project-session.ts`). All instants are milliseconds since 1970 in whole seconds, as AWS's event times are.
 */

export type Capability = 'PUBLISH' | 'SUBSCRIBE';
export type Attributes = Readonly<Record<string, string>>;

/** What a token says, as far as a participant's events show it. */
export interface TokenFacts {
  capabilities: readonly Capability[];
  attributes: Attributes;
  userId: string;
  expiresAt: number;
}

/** A self-signed token exchanged for another one. Only attributes and capabilities change here. */
export interface Exchange {
  at: number;
  previous: TokenFacts;
  next: TokenFacts;
}

export interface Failure {
  at: number;
  name: 'JOIN_ERROR' | 'PUBLISH_ERROR' | 'SUBSCRIBE_ERROR';
  errorCode: ErrorCode;
  /** The publisher that could not be subscribed to. */
  remoteParticipantId?: string;
}

/** One recording of a participant, by the instants at which its state changes. */
export interface Recording {
  startingAt: number;
  activeAt: number;
  /** Instead of becoming active, or while active. */
  failedAt: number | undefined;
  stoppingAt: number;
  stoppedAt: number;
  /** The start of the recording whose place in the bucket this one continues. */
  filedUnder: number;
  /** The storage configuration that was in force when it began. */
  storageConfigurationId: string;
}

/** A stretch in which a publisher is also shown in another stage. */
export interface ReplicationSpan extends Span {
  destinationStageId: string;
  destinationSessionId: string;
}

export type Replication =
  | { type: 'NONE' }
  | { type: 'SOURCE'; spans: readonly ReplicationSpan[] }
  | { type: 'REPLICA'; sourceStageId: string; sourceSessionId: string; spans: readonly Span[] };

/** An encoder's tie to its ingest configuration. */
export interface IngestTie {
  configurationId: string;
  /** With redundant ingest subscribers see `virtual`, fed by the two `physical` ones. */
  part: 'sole' | 'virtual' | 'physical';
}

export interface ParticipantScript {
  participantId: string;
  person: Person;
  /** Those of the token it joined with; later exchanges may have replaced them. */
  attributes: Attributes;
  exchanges: readonly Exchange[];
  /** JOINED to LEFT. More than one: it came back with the same token. */
  presences: readonly Span[];
  /** PUBLISH_STARTED to PUBLISH_STOPPED. */
  publications: readonly Span[];
  /** When it receives whoever publishes. */
  watching: readonly Span[];
  /** When it receives those publishers, by participantId, that it has chosen or declined one by one. */
  choices?: ReadonlyMap<string, readonly Span[]>;
  failures: readonly Failure[];
  recordings: readonly Recording[];
  replication: Replication;
  ingest: IngestTie | undefined;
}

export interface SessionScript {
  sessionId: string;
  startsAt: number;
  endsAt: number;
  /** Those who ever publish, in no particular order. */
  publishers: readonly ParticipantScript[];
  /** Sorted by participantId, which says nothing about age. */
  participants: readonly ParticipantScript[];
  participant(participantId: string): ParticipantScript | undefined;
}
