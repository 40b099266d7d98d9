import * as z from 'zod/mini';
import { Instant, openEnum } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { Stale } from '../contract/errors.ts';
import { ConnectionId, ParticipantId, ResourceId, SessionId } from '../contract/ids.ts';
import { LaneShown } from '../investigator/contract.ts';

const ReplicationState = openEnum(['ACTIVE', 'STOPPED']);

/** Somebody who is seen in another session too. */
const ReplicationLink = z.object({
  participantId: z.string(),
  userId: z.optional(z.string()),
  fromStageId: z.string(),
  fromSessionId: z.string(),
  toStageId: z.string(),
  toSessionId: z.string(),
  state: z.optional(ReplicationState),
});
export type ReplicationLink = z.infer<typeof ReplicationLink>;

/** Where the people of a session come from and where else they are seen. */
export const ReplicationMap = z.object({
  asOf: Instant,
  /** There where nothing newer could be had. */
  stale: z.optional(Stale),
  links: z.array(ReplicationLink),
  /** Sources of the session, and how many of them were asked for their replicas. */
  sources: z.int(),
  asked: z.int(),
});
export type ReplicationMap = z.input<typeof ReplicationMap>;

/** One session that a person was in, as themselves or as a replica. */
const JourneyPlace = z.object({
  role: z.enum(['source', 'replica']),
  state: z.optional(ReplicationState),
  lane: LaneShown,
  /** Why its events could not be had. */
  failure: z.optional(z.string()),
});
export type JourneyPlace = z.infer<typeof JourneyPlace>;

/** A person across the sessions that they were replicated to, on one axis of time. */
export const Journey = z.object({
  asOf: Instant,
  /** There where nothing newer could be had. */
  stale: z.optional(Stale),
  participantId: z.string(),
  userId: z.optional(z.string()),
  /** The source first, then its replicas by when they began. */
  places: z.array(JourneyPlace),
  /** When replication began and ended, as the source's events tell it, in their order. */
  turns: z.array(
    z.object({
      at: z.iso.datetime(),
      name: z.string(),
      stageId: z.optional(z.string()),
      sessionId: z.optional(z.string()),
    }),
  ),
});
export type Journey = z.input<typeof Journey>;

const session = { connection: ConnectionId, stageId: ResourceId, sessionId: SessionId };
/** Some calls one after the other, each of which may wait for its turn. */
const limits = { answerWithinMs: 60_000 };

/** People who are seen in more than one stage. */
export const pathsOfPeople = contract('replication', {
  map: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/replication',
    summary: 'Which sessions the people of a session come from, and which they are replicated to',
    access: 'read',
    aws: ['ListParticipants', 'ListParticipantReplicas'],
    limits,
    params: session,
    output: ReplicationMap,
  }),
  journey: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/participants/:participantId/journey',
    summary: 'A participant in its own session and in all that it is replicated to',
    access: 'read',
    aws: ['GetParticipant', 'ListParticipantReplicas', 'ListParticipantEvents'],
    limits,
    params: { ...session, participantId: ParticipantId },
    output: Journey,
  }),
});
