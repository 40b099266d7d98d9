import * as z from 'zod/mini';

/** A participant to be taken out of a stage. */
export const DisconnectDraft = z.strictObject({ reason: z.optional(z.string().check(z.maxLength(128))) });
export type DisconnectDraft = z.input<typeof DisconnectDraft>;
