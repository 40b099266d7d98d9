import { z } from 'zod';

/**
 * The texts of a tag or attribute map; limits on them were checked before the intervention was made. Not `z.record`, which
 * leaves out the key `__proto__`: for AWS that is a key like any other.
 */
export const textMapSchema = z.custom<Readonly<Record<string, string>>>(
  isTextMap,
  'must be an object of texts',
);

function isTextMap(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

/**
 * One kind of intervention: its name, the world's instant at which it happened (milliseconds since 1970) and what it
 * takes to do it again. Absent values are `null`, because JSON has no `undefined`.
 */
export function intervention<const Kind extends string, Members extends z.core.$ZodLooseShape>(
  kind: Kind,
  members: Members,
) {
  return z.strictObject({ kind: z.literal(kind), at: z.number().int(), ...members });
}
