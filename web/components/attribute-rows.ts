import type { FieldProblem } from '#shared/contract/field-problems.ts';
import { tagProblems, type TagRow, tagsOf } from '#web/form/tag-rows.ts';

/** The attributes of a draft, typed as rows as tags are; `undefined` where there are none. */
export const attributesOf = tagsOf;

/** As `tagProblems`, at the attributes of a draft. */
export function attributeProblems(rows: readonly TagRow[]): FieldProblem[] {
  return tagProblems(rows).map(({ path, message }) => ({
    path: path.replace(/^tags/, 'attributes'),
    message,
  }));
}
