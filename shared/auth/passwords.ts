import * as z from 'zod/mini';

/** Characters of a password, as people count them: OWASP asks for 12 or more, and for an end somewhere. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

/** A password that somebody chooses. That it is not their name is looked at where the name is known. */
export const NewPassword = z.string().check(
  z.refine(
    (text) => lengthOf(text) >= SHORTEST_PASSWORD,
    `must have at least ${SHORTEST_PASSWORD} characters`,
  ),
  z.refine((text) => lengthOf(text) <= LONGEST_PASSWORD, `must have at most ${LONGEST_PASSWORD} characters`),
);

/** A password as somebody types it to prove who they are: nothing of the rules is told here. */
export const GivenPassword = z.string().check(z.minLength(1), z.maxLength(4 * LONGEST_PASSWORD));

function lengthOf(text: string): number {
  return Array.from(text).length;
}
