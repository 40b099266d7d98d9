import * as z from 'zod/mini';

/** What people write beside a layout or a scenario that they keep: its name, a note, and who they are. */

export const KeptName = z
  .string()
  .check(z.minLength(1), z.maxLength(80), z.regex(/\S/, 'must have a letter or a digit'));

export const KeptNote = z.string().check(z.maxLength(500));

/** Free text: the console knows nobody by name as long as nobody signs in. Empty is as if it were not given. */
export const KeptBy = z.string().check(z.maxLength(80));
