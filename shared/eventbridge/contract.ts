import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, hook, json } from '../contract/define.ts';
import { ConnectionId, ParticipantId, ResourceId, SessionId } from '../contract/ids.ts';

/** Answered to EventBridge: what became of the events that it brought. */
const Taken = z.object({
  /** Kept, seen for the first time. */
  taken: z.int(),
  /** Known already by their id. */
  repeated: z.int(),
  /** Of another service, or of an account and Region that no connection has. */
  ignored: z.int(),
});

/** One event of IVS as EventBridge told it, reduced to what people ask for. */
export const BridgeEvent = z.object({
  id: z.string(),
  /** AWS's `detail-type`; an unknown one is kept as text. */
  detailType: z.string(),
  eventName: z.optional(z.string()),
  /** By the event's own account: `event_time_precise`, else `event_time`, else the envelope's `time`. */
  happenedAt: Instant,
  stageId: z.optional(z.string()),
  sessionId: z.optional(z.string()),
  participantId: z.optional(z.string()),
  userId: z.optional(z.string()),
  /** Of a composition's event. */
  compositionId: z.optional(z.string()),
  destinationId: z.optional(z.string()),
  errorCode: z.optional(z.string()),
  /** AWS's sentence, which the API never gives. */
  reason: z.optional(z.string()),
});
export type BridgeEvent = z.input<typeof BridgeEvent>;

/** Whether events come at all. */
export const BridgeFeed = z.object({
  /** Whether this console takes events. */
  on: z.boolean(),
  /** Whether some have come of late, so that silence means that nothing has happened. */
  flowing: z.boolean(),
});

/** Somebody who publishes now, as EventBridge tells it. */
const BridgePublisher = z.object({
  participantId: z.string(),
  userId: z.optional(z.string()),
  since: Instant,
});

export const eventbridge = contract('eventbridge', {
  take: hook({
    path: '/hooks/eventbridge',
    summary: 'Takes events of IVS Real-Time from an API destination of EventBridge',
    access: 'public',
    output: Taken,
  }),
  list: json({
    path: '/:connection/bridge-events',
    summary: 'What EventBridge has told of a session, a participant or a composition, newest first',
    access: 'read',
    params: { connection: ConnectionId },
    query: {
      sessionId: z.optional(SessionId),
      participantId: z.optional(ParticipantId),
      resourceId: z.optional(ResourceId),
    },
    /** `more`: there are older ones than these. */
    output: z.object({ items: z.array(BridgeEvent), more: z.boolean(), feed: BridgeFeed }),
  }),
  publishers: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/publishers',
    summary: 'Who publishes in a session now, as EventBridge tells it',
    access: 'read',
    params: { connection: ConnectionId, stageId: ResourceId, sessionId: SessionId },
    output: z.object({ items: z.array(BridgePublisher), feed: BridgeFeed }),
  }),
});
