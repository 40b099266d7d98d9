import { z } from 'zod';
import { attributesFit } from '../constraints/attribute-rules.ts';
import { checkOf } from '../constraints/check-value.ts';
import type { Constraint } from '../constraints/constraint.ts';
import { UserId } from '../constraints/names-and-ids.ts';
import type { Violation } from '../constraints/violation.ts';
import { textMapSchema } from './interventions/intervention.ts';

function keeps(constraint: Constraint, value: unknown): boolean {
  const found: Violation[] = [];
  checkOf(constraint)(value, '', found);
  return found.length === 0;
}

/** What the claims of a participant token say (User Guide, "Distribute Tokens"). Times are in Unix seconds. */
const common = {
  exp: z.number().int(),
  iat: z.number().int(),
  /** The participant's id. */
  jti: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, "-" or "_"'),
  user_id: z
    .string()
    .refine((text) => keeps(UserId, text), 'must be at most 128 characters')
    .optional(),
  /** The stage's ARN, and its last part. */
  resource: z.string(),
  topic: z.string(),
  events_url: z.string(),
  whip_url: z.string(),
  capabilities: z.object({
    allow_publish: z.boolean().optional(),
    allow_subscribe: z.boolean().optional(),
  }),
  attributes: textMapSchema
    .refine((attributes) => attributesFit({ attributes }).length === 0, 'must be at most 1,024 bytes')
    .optional(),
};

const LONGEST_LIFE = 14 * 24 * 3_600;

/** Those of a token that its customer signs. */
export const selfSignedClaimsSchema = z
  .object({ ...common, version: z.literal('1.0') })
  .refine(({ iat, exp }) => exp - iat <= LONGEST_LIFE, {
    path: ['exp'],
    error: 'must be at most 14 days after iat',
  });

/** Those of a token that the API makes; its form is AWS's own affair, this one is like the samples. */
export const apiClaimsSchema = z.object({ ...common, version: z.literal('0.3') });

export type TokenClaims = z.infer<typeof selfSignedClaimsSchema> | z.infer<typeof apiClaimsSchema>;
