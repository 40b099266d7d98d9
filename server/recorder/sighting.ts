/**
 * What one answer of AWS says of one thing, member by member: what has no name here is never recorded, as stream keys and
 * tokens. `at` is the upstream's own time of the answer; instants are milliseconds since the epoch. Undefined is what the
 * answer does not tell, null what it tells not to be there.
 */
export type Sighting =
  | StageSighting
  | StageGone
  | SessionSighting
  | ParticipantSighting
  | ParticipantErrorSighting
  | OwnDisconnect
  | OwnChange
  | CompositionSighting
  | CompositionGone
  | AllStages
  | AllCompositions;

interface Seen {
  connection: string;
  at: number;
}

export interface StageSighting extends Seen {
  kind: 'stage';
  stageId: string;
  arn: string;
  name: string | null;
  activeSessionId: string | null;
  tags: Readonly<Record<string, string>>;
}

/** Deleted, or unknown to AWS. */
export interface StageGone extends Seen {
  kind: 'stage-gone';
  stageId: string;
}

export interface SessionSighting extends Seen {
  kind: 'session';
  stageId: string;
  sessionId: string;
  startedAt: number | undefined;
  endedAt: number | undefined;
}

export interface ParticipantSighting extends Seen {
  kind: 'participant';
  stageId: string;
  sessionId: string;
  participantId: string;
  userId: string | null;
  joinedAt: number | null;
  state: string | null;
  published: boolean;
  recordingState: string | null;
  replicationType: string | null;
  /** JSON; undefined where only the list was asked. */
  details: string | undefined;
}

export interface ParticipantErrorSighting extends Seen {
  kind: 'participant-error';
  stageId: string;
  sessionId: string;
  participantId: string;
  code: string;
  firstAt: number;
  occurrences: number;
}

/** The console itself took somebody out of a stage. */
export interface OwnDisconnect extends Seen {
  kind: 'own-disconnect';
  stageId: string;
  participantId: string;
  reason: string | null;
}

/** The console itself has ended or taken away something else. */
export interface OwnChange extends Seen {
  kind: 'own-change';
  operation: string;
  resourceId: string;
  stageId: string | null;
  reason: string | null;
}

export interface CompositionSighting extends Seen {
  kind: 'composition';
  compositionId: string;
  stageId: string;
  state: string;
  startedAt: number | null;
  endedAt: number | null;
  destinations: readonly { id: string; state: string }[];
  /** The answer's members, in the form of the API's own JSON. */
  details: Readonly<Record<string, unknown>>;
  /** Whether `details` has the layout and the destinations' settings, which only GetComposition tells. */
  whole: boolean;
}

/** AWS no longer knows it, some minutes after it has ended. */
export interface CompositionGone extends Seen {
  kind: 'composition-gone';
  compositionId: string;
}

/** Every stage of the account has been listed, from `since` to `at`: what is not among them is gone. */
export interface AllStages extends Seen {
  kind: 'all-stages';
  since: number;
  stageIds: ReadonlySet<string>;
}

export interface AllCompositions extends Seen {
  kind: 'all-compositions';
  since: number;
  compositionIds: ReadonlySet<string>;
}
