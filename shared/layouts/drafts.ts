import * as z from 'zod/mini';
import { PIP_BEHAVIORS, PIP_POSITIONS, VIDEO_ASPECT_RATIOS, VIDEO_FILL_MODES } from './layout.ts';

const NAME_OF_ATTRIBUTE = /^[a-zA-Z0-9_-]*$/;

/** The name of a participant attribute that a layout looks at; empty where it looks at none. */
const AttributeName = z.string().check(
  // First, because AWS counts characters where a text here has UTF-16 units: what passes has one for one.
  z.regex(NAME_OF_ATTRIBUTE, 'must hold only letters, digits, hyphens and underscores'),
  z.maxLength(128),
);

/** The API gives no upper limit, not even the canvas; its whole numbers have 32 bits. */
const MOST = 2_147_483_647;
const Pixels = z.int().check(z.minimum(0), z.maximum(MOST));
const Size = z.int().check(z.minimum(1), z.maximum(MOST));

const common = {
  featuredParticipantAttribute: z.optional(AttributeName),
  participantOrderAttribute: z.optional(AttributeName),
  omitStoppedVideo: z.optional(z.boolean()),
  videoFillMode: z.optional(z.enum(VIDEO_FILL_MODES)),
  gridGap: z.optional(Pixels),
};

export const GridDraft = z.strictObject({
  ...common,
  videoAspectRatio: z.optional(z.enum(VIDEO_ASPECT_RATIOS)),
});
export type GridDraft = z.input<typeof GridDraft>;

export const PipDraft = z.strictObject({
  ...common,
  pipParticipantAttribute: z.optional(AttributeName),
  pipBehavior: z.optional(z.enum(PIP_BEHAVIORS)),
  pipOffset: z.optional(Pixels),
  pipPosition: z.optional(z.enum(PIP_POSITIONS)),
  pipWidth: z.optional(Size),
  pipHeight: z.optional(Size),
});
export type PipDraft = z.input<typeof PipDraft>;

/** UNCONFIRMED: the API model lets a layout hold both, and no page says what that would show. Refused here. */
export const LayoutDraft = z
  .strictObject({ grid: z.optional(GridDraft), pip: z.optional(PipDraft) })
  .check(
    z.refine(
      ({ grid, pip }) => grid === undefined || pip === undefined,
      'must have either grid or pip, and not both',
    ),
  )
  .register(z.globalRegistry, { description: 'Either grid or pip, or neither for the default grid' });
export type LayoutDraft = z.input<typeof LayoutDraft>;
