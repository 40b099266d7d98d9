import { z } from 'zod';
import { intervention, textMapSchema } from './intervention.ts';

export const PUBLIC_KEY_INTERVENTIONS = [
  intervention('public-key-imported', {
    record: z.strictObject({
      id: z.string(),
      name: z.string(),
      material: z.string(),
      fingerprint: z.string(),
      tags: textMapSchema,
    }),
  }),
  intervention('public-key-deleted', { id: z.string() }),
] as const;
