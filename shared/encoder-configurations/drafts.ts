import * as z from 'zod/mini';
import { ResourceName } from '../contract/resource-name.ts';
import { TagsDraft } from '../tags/drafts.ts';

/** What AWS takes for a side that is left out. */
const DEFAULT_WIDTH = 1280;
const DEFAULT_HEIGHT = 720;
/** 1920 × 1080, upright or lying. */
const MOST_PIXELS = 2_073_600;

const Side = z
  .int()
  .check(
    z.minimum(2),
    z.maximum(1920),
    // Not `z.multipleOf`: what a form uses of the schema kit is loaded with the first page.
    z.refine<number>((pixels) => pixels % 2 === 0, 'must be an even number'),
  )
  .register(z.globalRegistry, { multipleOf: 2 });

export const VideoDraft = z
  .strictObject({
    /** Pixels. */
    width: z.optional(Side),
    height: z.optional(Side),
    /** Frames a second. */
    framerate: z.optional(z.number().check(z.minimum(1), z.maximum(60))),
    /** Bits a second. */
    bitrate: z.optional(z.int().check(z.minimum(1), z.maximum(8_500_000))),
  })
  .check(
    z.refine(
      ({ width = DEFAULT_WIDTH, height = DEFAULT_HEIGHT }) => width * height <= MOST_PIXELS,
      'must have at most 2,073,600 pixels, width times height, as 1920 × 1080 has; ' +
        'a side that is left out counts as 1280 wide or 720 high',
    ),
  )
  .register(z.globalRegistry, { description: 'At most 2,073,600 pixels, width times height' });

/** An encoder configuration to be created; it can never be changed. */
export const EncoderConfigurationDraft = z.strictObject({
  name: z.optional(ResourceName),
  video: z.optional(VideoDraft),
  tags: z.optional(TagsDraft),
});
export type EncoderConfigurationDraft = z.input<typeof EncoderConfigurationDraft>;
