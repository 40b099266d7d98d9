import * as z from 'zod/mini';
import { Flag, Instant, openEnum, TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ParticipantId, ResourceId, SessionId } from '../contract/ids.ts';
import { page, PageQuery, snapshot } from '../contract/page.ts';
import { ERROR_CODES, EVENT_NAMES } from './events.ts';

export const PARTICIPANT_STATES = ['CONNECTED', 'DISCONNECTED'] as const;
export const RECORDING_STATES = ['STARTING', 'ACTIVE', 'STOPPING', 'STOPPED', 'FAILED', 'DISABLED'] as const;
/** The states that ListParticipants can filter by: all but DISABLED. */
export const FILTERABLE_RECORDING_STATES = ['STARTING', 'ACTIVE', 'STOPPING', 'STOPPED', 'FAILED'] as const;
export const REPLICATION_STATES = ['ACTIVE', 'STOPPED'] as const;

export const ParticipantSummary = z.object({
  participantId: z.optional(z.string()),
  userId: z.optional(z.string()),
  state: z.optional(openEnum(PARTICIPANT_STATES)),
  firstJoinTime: z.optional(Instant),
  /** Whether the participant ever published in this session; not whether it publishes now. */
  published: z.optional(z.boolean()),
  recordingState: z.optional(openEnum(RECORDING_STATES)),
  replicationType: z.optional(openEnum(['SOURCE', 'REPLICA', 'NONE'])),
  replicationState: z.optional(openEnum(REPLICATION_STATES)),
  sourceStageArn: z.optional(z.string()),
  sourceSessionId: z.optional(z.string()),
  redundantIngest: z.optional(z.boolean()),
  ingestConfigurationArn: z.optional(z.string()),
});
export type ParticipantSummary = z.input<typeof ParticipantSummary>;

/** What only GetParticipant tells: attributes, client, recording location. */
export const Participant = z.object({
  ...ParticipantSummary.shape,
  attributes: z.optional(TextMap),
  ispName: z.optional(z.string()),
  osName: z.optional(z.string()),
  osVersion: z.optional(z.string()),
  browserName: z.optional(z.string()),
  browserVersion: z.optional(z.string()),
  sdkVersion: z.optional(z.string()),
  recordingS3BucketName: z.optional(z.string()),
  recordingS3Prefix: z.optional(z.string()),
  protocol: z.optional(openEnum(['UNKNOWN', 'WHIP', 'RTMP', 'RTMPS'])),
});
export type Participant = z.input<typeof Participant>;

/** The claims of a token on either side of a token exchange. */
export const ExchangedToken = z.object({
  capabilities: z.optional(z.array(openEnum(['PUBLISH', 'SUBSCRIBE']))),
  attributes: z.optional(TextMap),
  userId: z.optional(z.string()),
  expirationTime: z.optional(Instant),
});

export const ParticipantEvent = z.object({
  name: z.optional(openEnum(EVENT_NAMES)),
  participantId: z.optional(z.string()),
  /** One-second resolution. */
  eventTime: z.optional(Instant),
  remoteParticipantId: z.optional(z.string()),
  errorCode: z.optional(openEnum(ERROR_CODES)),
  destinationStageArn: z.optional(z.string()),
  destinationSessionId: z.optional(z.string()),
  replica: z.optional(z.boolean()),
  previousToken: z.optional(ExchangedToken),
  newToken: z.optional(ExchangedToken),
});
export type ParticipantEvent = z.input<typeof ParticipantEvent>;

const session = { connection: ConnectionId, stageId: ResourceId, sessionId: SessionId };
const participant = { ...session, participantId: ParticipantId };

export const participants = contract('participants', {
  list: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/participants',
    summary: 'One page of the participants of a session; at most one filter, as AWS allows',
    access: 'read',
    aws: ['ListParticipants'],
    params: session,
    query: {
      ...PageQuery,
      filterByUserId: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
      filterByPublished: z.optional(Flag),
      filterByState: z.optional(z.enum(PARTICIPANT_STATES)),
      filterByRecordingState: z.optional(z.enum(FILTERABLE_RECORDING_STATES)),
    },
    output: page(ParticipantSummary),
  }),
  get: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/participants/:participantId',
    summary: 'One participant with its attributes, client and recording location',
    access: 'read',
    aws: ['GetParticipant'],
    params: participant,
    output: snapshot(Participant),
  }),
  events: json({
    path: '/:connection/stages/:stageId/sessions/:sessionId/participants/:participantId/events',
    summary: 'One page of the events of a participant, in the order AWS gives them, which is unspecified',
    access: 'read',
    aws: ['ListParticipantEvents'],
    params: participant,
    query: PageQuery,
    output: page(ParticipantEvent),
  }),
});
