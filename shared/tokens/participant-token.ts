import * as z from 'zod/mini';
import { Instant, openEnum, TextMap } from '../contract/codecs.ts';
import { TOKEN_CAPABILITIES } from './drafts.ts';

/** A participant token as AWS answers it: this once, and never again. All members are optional there. */
export const ParticipantToken = z.object({
  participantId: z.optional(z.string()),
  /** Opaque, and a secret: whoever has it can join the stage. */
  token: z.optional(z.string()),
  userId: z.optional(z.string()),
  attributes: z.optional(TextMap),
  /** Minutes. */
  duration: z.optional(z.number()),
  capabilities: z.optional(z.array(openEnum(TOKEN_CAPABILITIES))),
  expirationTime: z.optional(Instant),
});
export type ParticipantToken = z.input<typeof ParticipantToken>;
