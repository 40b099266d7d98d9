import * as z from 'zod/mini';
import { ParticipantAttributes, UserId } from '../participants/identity.ts';

/** Seconds that a token may be good for: 14 days, from `iat` to `exp`. */
export const LONGEST_LIFE_S = 14 * 24 * 3_600;

/** A participant's id, as whoever signs its token chooses it. */
export const SignedParticipantId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores'));

/**
 * The claims of a participant token that its customer signs (User Guide, "Distribute Tokens"). Nothing of it goes over
 * this console's wire: it is made and read in the browser.
 */
export const SelfSignedClaims = z
  .object({
    /** Unix seconds, as `iat`. */
    exp: z.int(),
    iat: z.int(),
    /** The participant's id. */
    jti: SignedParticipantId,
    user_id: z.optional(UserId),
    /** The stage's ARN, and its last part. */
    resource: z.string(),
    topic: z.string(),
    /** The endpoints `events` and `whip` of the stage. */
    events_url: z.string(),
    whip_url: z.string(),
    capabilities: z.object({
      allow_publish: z.optional(z.boolean()),
      allow_subscribe: z.optional(z.boolean()),
    }),
    attributes: z.optional(ParticipantAttributes),
    version: z.enum(['1.0']),
  })
  .check(
    z.refine(({ iat, exp }) => exp - iat <= LONGEST_LIFE_S, {
      path: ['exp'],
      message: 'must be at most 14 days after iat',
    }),
  );
export type SelfSignedClaims = z.infer<typeof SelfSignedClaims>;
