import * as z from 'zod/mini';
import { openEnum, TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { page, PageQuery, snapshot } from '../contract/page.ts';

export const INGEST_STATES = ['ACTIVE', 'INACTIVE'] as const;

export const IngestConfigurationSummary = z.object({
  name: z.optional(z.string()),
  arn: z.string(),
  ingestProtocol: openEnum(['RTMP', 'RTMPS']),
  /** Empty: attached to no stage, and its stream key is unusable. */
  stageArn: z.string(),
  participantId: z.string(),
  /** ACTIVE: a publisher is publishing through it now. */
  state: openEnum(INGEST_STATES),
  userId: z.optional(z.string()),
  redundantIngest: z.optional(z.boolean()),
});
export type IngestConfigurationSummary = z.input<typeof IngestConfigurationSummary>;

/**
 * A stream key with its secret hidden: `rt_<account>_<region>_<configuration id>_••••`. The key itself is a password
 * to publish on the stage and leaves the server only through an endpoint whose access class is `reveal`.
 */
const MaskedStreamKey = z.string();

export const IngestConfiguration = z.object({
  ...IngestConfigurationSummary.shape,
  maskedStreamKey: MaskedStreamKey,
  redundantIngestCredentials: z.optional(
    z.array(z.object({ participantId: z.optional(z.string()), maskedStreamKey: MaskedStreamKey })),
  ),
  attributes: z.optional(TextMap),
  tags: z.optional(TextMap),
});
export type IngestConfiguration = z.input<typeof IngestConfiguration>;

export const ingest = contract('ingest', {
  list: json({
    path: '/:connection/ingest-configurations',
    summary: 'One page of the ingest configurations; at most one filter, as AWS allows',
    access: 'read',
    aws: ['ListIngestConfigurations'],
    params: { connection: ConnectionId },
    query: {
      ...PageQuery,
      stageId: z.optional(ResourceId),
      filterByState: z.optional(z.enum(INGEST_STATES)),
    },
    output: page(IngestConfigurationSummary),
  }),
  get: json({
    path: '/:connection/ingest-configurations/:ingestConfigurationId',
    summary: 'One ingest configuration, its stream keys masked',
    access: 'read',
    aws: ['GetIngestConfiguration'],
    params: { connection: ConnectionId, ingestConfigurationId: ResourceId },
    output: snapshot(IngestConfiguration),
  }),
});
