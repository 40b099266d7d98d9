import * as z from 'zod/mini';
import { Composition, COMPOSITION_STATES } from '../compositions/contract.ts';
import { Instant, TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ParticipantId, ResourceId, SessionId } from '../contract/ids.ts';
import { PageQuery } from '../contract/page.ts';
import { StageSession } from '../sessions/contract.ts';

/** An instant in a query: text on both sides, as addresses are. */
const Iso = z.iso.datetime({ offset: true });

/** What the console keeps of an account, and for how long. */
export const RecorderState = z.object({
  database: z.enum(['sqlite', 'postgres']),
  /** Of all connections together; an estimate on PostgreSQL. */
  bytes: z.int(),
  keep: z.object({ days: z.int(), megabytes: z.int() }),
  /** What was recorded of this connection. */
  rows: z.object({
    stages: z.int(),
    stagesGone: z.int(),
    sessions: z.int(),
    participants: z.int(),
    errors: z.int(),
    eventSessions: z.int(),
    events: z.int(),
    eventBytes: z.int(),
    compositions: z.int(),
    compositionsGone: z.int(),
    stateChanges: z.int(),
    bridgeEvents: z.int(),
  }),
  /** The start of the oldest session and of the newest one; absent where none is known. */
  oldestSession: z.optional(Instant),
  newestSession: z.optional(Instant),
  /** What AWS had answered up to this moment of its own time is kept. Absent before the first answer since the start. */
  keptUntil: z.optional(Instant),
  /** Seen, and not written yet; and what was lost since the start, because the database failed for too long. */
  waiting: z.int(),
  lost: z.int(),
  /** Why nothing can be written now. */
  failure: z.optional(z.string()),
  /** When the console last looked what is to be forgotten, by its own clock. */
  lastRun: z.optional(
    z.object({
      at: Instant,
      sessionsByAge: z.int(),
      sessionsBySize: z.int(),
      /** What is live alone needs more room than there is. */
      isOverfull: z.boolean(),
    }),
  ),
});
export type RecorderState = z.input<typeof RecorderState>;

export const RecordedSummary = z.object({
  compositionId: z.string(),
  stageId: z.string(),
  stageName: z.optional(z.string()),
  state: z.string(),
  startTime: z.optional(Instant),
  endTime: z.optional(Instant),
  /** Only EventBridge tells it. */
  failureReason: z.optional(z.string()),
  /** When AWS was last seen to know it, and first seen not to. */
  seenAt: Instant,
  goneAt: z.optional(Instant),
  destinations: z.int(),
  failedDestinations: z.int(),
});
export type RecordedSummary = z.input<typeof RecordedSummary>;

/** How something went from one state to another, as it was seen or told. */
export const RecordedChange = z.object({
  kind: z.string(),
  resourceId: z.string(),
  from: z.optional(z.string()),
  to: z.string(),
  at: Instant,
  seenBy: z.string(),
  reason: z.optional(z.string()),
});
export type RecordedChange = z.input<typeof RecordedChange>;

const recorded = { seenAt: Instant, goneAt: z.optional(Instant) };

export const RecordedComposition = z.object({
  /** As AWS last answered it; without its layout where only the list was seen. */
  item: z.object({
    ...Composition.shape,
    destinations: z.array(
      z.object({
        ...Composition.shape.destinations.def.element.shape,
        configuration: z.optional(Composition.shape.destinations.def.element.shape.configuration),
      }),
    ),
  }),
  ...recorded,
  failureReason: z.optional(z.string()),
  changes: z.array(RecordedChange),
});
export type RecordedComposition = z.input<typeof RecordedComposition>;

export const RecordedStage = z.object({
  item: z.object({ arn: z.string(), name: z.optional(z.string()), tags: TextMap }),
  ...recorded,
  firstSeenAt: Instant,
  /** The newest first; at most a hundred. */
  sessions: z.array(StageSession),
  sessionCount: z.int(),
});
export type RecordedStage = z.input<typeof RecordedStage>;

/** Something that this console has ended or taken away. */
export const OwnChange = z.object({
  at: Instant,
  /** The operation of AWS. */
  operation: z.string(),
  /** What was ended: a resource or a participant. */
  resourceId: z.string(),
  /** Of what is on a stage. */
  stageId: z.optional(z.string()),
  reason: z.optional(z.string()),
});
export type OwnChange = z.input<typeof OwnChange>;

export const recorder = contract('recorder', {
  get: json({
    path: '/:connection/recorder',
    summary: 'What the console keeps of the account: how much, from when, and when it is forgotten',
    access: 'read',
    params: { connection: ConnectionId },
    output: RecorderState,
  }),
  compositions: json({
    path: '/:connection/recorder/compositions',
    summary:
      'One page of the compositions that were seen, the newest first, also those that AWS has forgotten',
    access: 'read',
    params: { connection: ConnectionId },
    query: {
      ...PageQuery,
      stageId: z.optional(ResourceId),
      /** As last seen. */
      state: z.optional(z.enum(COMPOSITION_STATES)),
      /** Those that began at this instant or later, and before that one; one whose start is not known counts from when it was seen. */
      from: z.optional(Instant),
      to: z.optional(Instant),
    },
    output: z.object({ items: z.array(RecordedSummary), nextToken: z.optional(z.string()) }),
  }),
  composition: json({
    path: '/:connection/recorder/compositions/:compositionId',
    summary: 'One composition as it was last seen, with how it came to that',
    access: 'read',
    params: { connection: ConnectionId, compositionId: ResourceId },
    output: RecordedComposition,
  }),
  stageCompositions: json({
    path: '/:connection/recorder/stages/:stageId/compositions',
    summary:
      'One page of the compositions of a stage that were seen to exist between two times, by start, each with its changes',
    access: 'read',
    params: { connection: ConnectionId, stageId: ResourceId },
    query: {
      ...PageQuery,
      /** Leaves out what had ended by then. Without it none is left out for being old. */
      from: z.optional(Iso),
      /** Leaves out what started only after it. */
      to: z.optional(Iso),
    },
    output: z.object({ items: z.array(RecordedComposition), nextToken: z.optional(z.string()) }),
  }),
  sessionRecordings: json({
    path: '/:connection/recorder/sessions/:sessionId/recordings',
    summary:
      'One page of how the individual recordings of a session were seen to change, the oldest change first',
    access: 'read',
    params: { connection: ConnectionId, sessionId: SessionId },
    query: PageQuery,
    output: z.object({ items: z.array(RecordedChange), nextToken: z.optional(z.string()) }),
  }),
  ownChanges: json({
    path: '/:connection/recorder/own-changes/:ofId',
    summary: 'What this console itself has done to a resource or a participant, and why, the newest first',
    access: 'read',
    params: { connection: ConnectionId, ofId: ParticipantId },
    query: { stageId: z.optional(ResourceId) },
    output: z.object({ items: z.array(OwnChange) }),
  }),
  stage: json({
    path: '/:connection/recorder/stages/:stageId',
    summary: 'One stage as it was last seen, with its newest sessions',
    access: 'read',
    params: { connection: ConnectionId, stageId: ResourceId },
    output: RecordedStage,
  }),
});
