import * as z from 'zod/mini';
import { ResourceId } from '../contract/ids.ts';
import { ResourceName } from '../contract/resource-name.ts';
import { LayoutDraft } from '../layouts/drafts.ts';
import { ThumbnailInterval, ThumbnailStorage } from '../stages/thumbnails.ts';
import { TagsDraft } from '../tags/drafts.ts';

export const RECORDING_FORMATS = ['HLS'] as const;

/** A channel of the low-latency product. It is none of this API's resources, so that it keeps its ARN. */
export const ChannelArn = z
  .string()
  .check(
    z.maxLength(128),
    z.regex(
      /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:channel\/[a-zA-Z0-9-]+$/,
      'must be the ARN of an IVS channel, such as arn:aws:ivs:us-east-1:123456789012:channel/AbCdEfGhIjKl',
    ),
  );

const ChannelDraft = z.strictObject({
  channelArn: ChannelArn,
  encoderConfigurationId: z.optional(ResourceId),
});

const S3Draft = z.strictObject({
  storageConfigurationId: ResourceId,
  encoderConfigurationIds: z.array(ResourceId).check(z.minLength(1), z.maxLength(1)),
  recordingConfiguration: z.optional(
    z.strictObject({
      format: z.optional(z.enum(RECORDING_FORMATS)),
      hlsConfiguration: z.optional(
        z.strictObject({
          targetSegmentDurationSeconds: z.optional(z.int().check(z.minimum(2), z.maximum(10))),
        }),
      ),
    }),
  ),
  thumbnailConfigurations: z.optional(
    z
      .array(
        z.strictObject({
          targetIntervalSeconds: z.optional(ThumbnailInterval),
          storage: z.optional(ThumbnailStorage),
        }),
      )
      .check(z.maxLength(1)),
  ),
});

export const DestinationDraft = z
  .strictObject({
    name: z.optional(ResourceName),
    channel: z.optional(ChannelDraft),
    s3: z.optional(S3Draft),
  })
  .check(
    z.refine(
      ({ channel, s3 }) => (channel === undefined) !== (s3 === undefined),
      'must have either channel or s3, and not both',
    ),
  )
  .register(z.globalRegistry, { description: 'Either channel or s3' });
export type DestinationDraft = z.input<typeof DestinationDraft>;

/** Said of the whole list, because none of the two is the one too many. */
const atMostOne = (kind: 'channel' | 's3') =>
  z.refine<readonly z.output<typeof DestinationDraft>[]>(
    (destinations) => destinations.filter((destination) => destination[kind] !== undefined).length <= 1,
    `must have at most one ${kind} destination`,
  );

/** Where a composition goes: one of each kind at most. */
export const DestinationsDraft = z
  .array(DestinationDraft)
  .check(z.minLength(1), z.maxLength(2), atMostOne('channel'), atMostOne('s3'))
  .register(z.globalRegistry, { description: 'At most one channel and at most one s3' });

/** A composition to be started. Layout and destinations are fixed for its life. */
export const CompositionDraft = z.strictObject({
  stageId: ResourceId,
  /**
   * Chosen by the caller, once for each composition it wants: sent again with the same token, AWS starts no second one.
   * Required here, because the SDK would choose a new one for every attempt.
   */
  idempotencyToken: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(64),
      z.regex(/^[a-zA-Z0-9_-]*$/, 'must hold only letters, digits, hyphens and underscores'),
    ),
  layout: z.optional(LayoutDraft),
  destinations: DestinationsDraft,
  tags: z.optional(TagsDraft),
});
export type CompositionDraft = z.input<typeof CompositionDraft>;
