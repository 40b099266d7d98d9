import * as z from 'zod/mini';
import { openEnum } from '../contract/codecs.ts';

/** The layout of a composition, as AWS echoes it. An unset fill mode comes back as an empty string or not at all. */

export const VIDEO_FILL_MODES = ['FILL', 'COVER', 'CONTAIN'] as const;
export const VIDEO_ASPECT_RATIOS = ['AUTO', 'VIDEO', 'SQUARE', 'PORTRAIT'] as const;
export const PIP_BEHAVIORS = ['STATIC', 'DYNAMIC'] as const;
export const PIP_POSITIONS = ['TOP_LEFT', 'TOP_RIGHT', 'BOTTOM_LEFT', 'BOTTOM_RIGHT'] as const;

export const GridConfiguration = z.object({
  featuredParticipantAttribute: z.optional(z.string()),
  omitStoppedVideo: z.optional(z.boolean()),
  videoAspectRatio: z.optional(openEnum(VIDEO_ASPECT_RATIOS)),
  videoFillMode: z.optional(openEnum(VIDEO_FILL_MODES)),
  gridGap: z.optional(z.number()),
  participantOrderAttribute: z.optional(z.string()),
});

export const PipConfiguration = z.object({
  featuredParticipantAttribute: z.optional(z.string()),
  omitStoppedVideo: z.optional(z.boolean()),
  videoFillMode: z.optional(openEnum(VIDEO_FILL_MODES)),
  gridGap: z.optional(z.number()),
  pipParticipantAttribute: z.optional(z.string()),
  pipBehavior: z.optional(openEnum(PIP_BEHAVIORS)),
  pipOffset: z.optional(z.number()),
  pipPosition: z.optional(openEnum(PIP_POSITIONS)),
  pipWidth: z.optional(z.number()),
  pipHeight: z.optional(z.number()),
  participantOrderAttribute: z.optional(z.string()),
});

export const LayoutConfiguration = z.object({
  grid: z.optional(GridConfiguration),
  pip: z.optional(PipConfiguration),
});
export type LayoutConfiguration = z.input<typeof LayoutConfiguration>;
