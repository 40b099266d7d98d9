import * as z from 'zod/mini';
import { ParticipantAttributes, UserId } from '../participants/identity.ts';

export const TOKEN_CAPABILITIES = ['PUBLISH', 'SUBSCRIBE'] as const;

/** What a participant token is to allow; for one that is made with its stage as for one made later. */
export const TokenDraft = z.strictObject({
  /** Minutes; 14 days at most, 12 hours where it is left out. */
  duration: z.optional(z.int().check(z.minimum(1), z.maximum(20_160))),
  userId: z.optional(UserId),
  attributes: z.optional(ParticipantAttributes),
  /** Both where it is left out. */
  capabilities: z.optional(z.array(z.enum(TOKEN_CAPABILITIES)).check(z.maxLength(2))),
});
export type TokenDraft = z.input<typeof TokenDraft>;
