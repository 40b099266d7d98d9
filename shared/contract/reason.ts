import * as z from 'zod/mini';

/**
 * Why somebody does what disrupts others. As long as DisconnectParticipant takes one (API model); the console keeps the
 * reason of every other such change under the same rule.
 */
export const Reason = z.string().check(z.maxLength(128));
