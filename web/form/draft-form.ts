import type { FieldProblem } from '#shared/contract/field-problems.ts';

/** What a field needs of the form it is in. Fields are named by the path of what they fill in the draft. */
export interface FieldHost {
  /** The element's id. */
  idOf: (path: string) => string;
  /** What to say at the field: nothing before it was touched or the form sent. */
  problemOf: (path: string) => string | undefined;
  disabled: boolean;
}

/** Where a path leads to: `destinations.0.s3` contains `destinations.0.s3.storageConfigurationId`. */
export function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}

/** `body.name` of the server's answer is the form's `name`. */
export function placesOfBody(fields: readonly FieldProblem[]): FieldProblem[] {
  return fields.map(({ path, message }) => ({ path: path.replace(/^body\.?/, ''), message }));
}

/**
 * The members that AWS names in a refusal, `Value at 'destinations[0].s3.storageConfigurationArn' failed to satisfy
 * constraint: …`, as paths of the console's own drafts, which have ids in place of ARNs.
 */
export function placesOfAws(message: string): FieldProblem[] {
  return [...message.matchAll(/Value at '([^']+)' failed to satisfy constraint: ([^;]+)/g)].map(
    ([, member = '', rule = '']) => ({
      path: member.replaceAll(/\[(\d+)\]/g, '.$1').replaceAll(/(?<!channel)Arn(s?)(?=$|\.)/g, 'Id$1'),
      message: rule
        .trim()
        .replace(/^Member /, '')
        .replace(/\.$/, ''),
    }),
  );
}
