import type { z } from 'zod';

/** A list of problems with what was sent to a control endpoint, each naming its member. */
export class InvalidControl extends Error {
  override readonly name = 'InvalidControl';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The request cannot be carried out: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** Checks a body. Throws `InvalidControl`. */
export const parseBody = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new InvalidControl(
    result.error.issues.map(
      ({ path, message }) => `${path.length === 0 ? 'body' : path.join('.')}: ${message}`,
    ),
  );
};
