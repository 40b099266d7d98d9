import type * as z from 'zod/mini';

/** One rejected field and the rule it broke, as in the error body. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** The issues of a schema as problems of fields below `root`; each unknown key is a problem of its own. */
export function fieldProblems(root: string, issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = [root, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: `${path}.${key}`, message: 'is not known here' }));
    return [{ path, message: issue.message }];
  });
}
