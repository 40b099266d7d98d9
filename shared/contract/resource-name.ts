import * as z from 'zod/mini';

/** The name of a stage, a configuration, a key or a destination. The empty name is a name too (API model). */
export const ResourceName = z
  .string()
  .check(
    z.maxLength(128),
    z.regex(/^[a-zA-Z0-9_-]*$/, 'must hold only letters, digits, hyphens and underscores'),
  );
