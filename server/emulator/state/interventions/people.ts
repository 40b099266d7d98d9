import { z } from 'zod';
import { ERROR_CODES } from '../../simulation/event-names.ts';
import { intervention, textMapSchema } from './intervention.ts';

/** What a token says of its bearer, as far as it can be seen. */
const tokenSchema = z.strictObject({
  userId: z.string(),
  attributes: textMapSchema,
  capabilities: z.array(z.enum(['PUBLISH', 'SUBSCRIBE'])).readonly(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
});

const errorCodeSchema = z.enum(ERROR_CODES);

/** Somebody in a session of a stage. The session is named, because a stage has many one after the other. */
const somebody = { stageId: z.string(), sessionId: z.string(), participantId: z.string() };

export const PEOPLE_INTERVENTIONS = [
  /** The first join of a session starts it; a later one of the same participant is the same token used again. */
  intervention('person-joined', {
    ...somebody,
    token: tokenSchema,
    /** Whether the token can be exchanged, which only one that its customer has signed can be. */
    selfSigned: z.boolean(),
    device: z.enum(['web', 'ios', 'android', 'whip', 'rtmp', 'rtmps']),
    /** Whether it receives everybody who publishes, until it says otherwise. */
    watches: z.boolean(),
    /** The ingest configuration of an encoder. */
    ingest: z.nullable(
      z.strictObject({ configurationId: z.string(), part: z.enum(['sole', 'virtual', 'physical']) }),
    ),
  }),
  /** `lost`: without a word, so that the service notices some seconds later. */
  intervention('person-left', { ...somebody, lost: z.boolean() }),
  /** `refusal`: why it did not come about, which was decided at that moment. */
  intervention('person-published', { ...somebody, refusal: z.nullable(errorCodeSchema) }),
  intervention('person-unpublished', somebody),
  /** `remoteParticipantId`: a publisher, or `null` for everybody who publishes now or later. */
  intervention('person-subscribed', {
    ...somebody,
    remoteParticipantId: z.nullable(z.string()),
    refusal: z.nullable(errorCodeSchema),
  }),
  intervention('person-unsubscribed', { ...somebody, remoteParticipantId: z.nullable(z.string()) }),
  intervention('person-failed', {
    ...somebody,
    name: z.enum(['JOIN_ERROR', 'PUBLISH_ERROR', 'SUBSCRIBE_ERROR']),
    errorCode: errorCodeSchema,
    /** Of a SUBSCRIBE_ERROR: the publisher that could not be subscribed to. */
    remoteParticipantId: z.nullable(z.string()),
  }),
  intervention('token-exchanged', { ...somebody, token: tokenSchema }),
  /** DisconnectParticipant: from now on the participant's token opens the stage no more. */
  intervention('participant-disconnected', { ...somebody, reason: z.string() }),
] as const;
