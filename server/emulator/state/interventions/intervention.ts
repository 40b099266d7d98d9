import { z } from 'zod';

/** Texts of a tag or attribute map. The limits on them were checked before the intervention was made. */
export const textMapSchema = z.record(z.string(), z.string());

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
