import * as z from 'zod/mini';
import { Reason } from '../contract/reason.ts';

/** A participant to be taken out of a stage. */
export const DisconnectDraft = z.strictObject({ reason: z.optional(Reason) });
export type DisconnectDraft = z.input<typeof DisconnectDraft>;
