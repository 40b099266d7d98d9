import * as z from 'zod/mini';
import { secretIn } from './secrets.ts';

/**
 * Why somebody does what disrupts others. As long as DisconnectParticipant takes one (API model); the console keeps the
 * reason of every other such change under the same rule. It is kept for long and read by many, and people paste what they
 * have before them.
 */
export const Reason = z.string().check(
  z.maxLength(128),
  z.refine(
    (text) => secretIn(text) === undefined,
    'must not hold a stream key, a participant token or a private key',
  ),
);
