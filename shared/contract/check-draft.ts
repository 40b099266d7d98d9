import * as z from 'zod/mini';
import { type FieldProblem, fieldProblems } from './field-problems.ts';
import { plainWords } from './plain-words.ts';

/** A draft that can be sent, or every rule that it breaks, by the path of the field. */
export type CheckedDraft<Schema extends z.core.$ZodType> =
  | { draft: z.core.input<Schema>; problems: readonly [] }
  | { draft?: never; problems: readonly FieldProblem[] };

/**
 * Holds what a form would send to the schema that the server will hold it to, in the same words: what passes here is not
 * refused there for its form.
 */
export function checkDraft<Schema extends z.core.$ZodType>(
  schema: Schema,
  draft: unknown,
): CheckedDraft<Schema> {
  const checked = z.safeParse(schema, draft, { error: plainWords });
  // Drafts have no transforms: what was given is what is sent.
  if (checked.success) return { draft: draft as z.core.input<Schema>, problems: [] };
  return { problems: fieldProblems('', checked.error.issues) };
}
