import * as z from 'zod/mini';
import { Instant, openEnum, TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { page, PageQuery, snapshot } from '../contract/page.ts';
import { LayoutConfiguration } from '../layouts/layout.ts';

export const COMPOSITION_STATES = ['STARTING', 'ACTIVE', 'STOPPING', 'FAILED', 'STOPPED'] as const;
export const DESTINATION_STATES = [
  'STARTING',
  'ACTIVE',
  'STOPPING',
  'RECONNECTING',
  'FAILED',
  'STOPPED',
] as const;

export const DestinationSummary = z.object({
  id: z.string(),
  state: openEnum(DESTINATION_STATES),
  startTime: z.optional(Instant),
  endTime: z.optional(Instant),
});

export const CompositionSummary = z.object({
  arn: z.string(),
  stageArn: z.string(),
  destinations: z.array(DestinationSummary),
  state: openEnum(COMPOSITION_STATES),
  tags: z.optional(TextMap),
  startTime: z.optional(Instant),
  endTime: z.optional(Instant),
});
export type CompositionSummary = z.input<typeof CompositionSummary>;

const S3Destination = z.object({
  storageConfigurationArn: z.string(),
  encoderConfigurationArns: z.array(z.string()),
  recordingConfiguration: z.optional(
    z.object({
      format: z.optional(openEnum(['HLS'])),
      hlsConfiguration: z.optional(z.object({ targetSegmentDurationSeconds: z.optional(z.number()) })),
    }),
  ),
  thumbnailConfigurations: z.optional(
    z.array(
      z.object({
        targetIntervalSeconds: z.optional(z.number()),
        storage: z.optional(z.array(openEnum(['SEQUENTIAL', 'LATEST']))),
      }),
    ),
  ),
});

export const Destination = z.object({
  ...DestinationSummary.shape,
  configuration: z.object({
    name: z.optional(z.string()),
    channel: z.optional(
      z.object({ channelArn: z.string(), encoderConfigurationArn: z.optional(z.string()) }),
    ),
    s3: z.optional(S3Destination),
  }),
  detail: z.optional(z.object({ s3: z.optional(z.object({ recordingPrefix: z.string() })) })),
});
export type Destination = z.input<typeof Destination>;

export const Composition = z.object({
  ...CompositionSummary.shape,
  /** AWS shows `null` for some compositions without a layout of their own. */
  layout: z.nullish(LayoutConfiguration),
  destinations: z.array(Destination),
});
export type Composition = z.input<typeof Composition>;

export const compositions = contract('compositions', {
  list: json({
    path: '/:connection/compositions',
    summary: 'One page of the compositions: running ones, and those stopped within the last five minutes',
    access: 'read',
    aws: ['ListCompositions'],
    params: { connection: ConnectionId },
    query: {
      ...PageQuery,
      stageId: z.optional(ResourceId),
      encoderConfigurationId: z.optional(ResourceId),
    },
    output: page(CompositionSummary),
  }),
  get: json({
    path: '/:connection/compositions/:compositionId',
    summary: 'One composition with its layout and destinations',
    access: 'read',
    aws: ['GetComposition'],
    params: { connection: ConnectionId, compositionId: ResourceId },
    output: snapshot(Composition),
  }),
});
