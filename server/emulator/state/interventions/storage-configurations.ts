import { z } from 'zod';
import { intervention, textMapSchema } from './intervention.ts';

export const STORAGE_CONFIGURATION_INTERVENTIONS = [
  intervention('storage-configuration-created', {
    record: z.strictObject({
      id: z.string(),
      name: z.string(),
      bucketName: z.string(),
      tags: textMapSchema,
    }),
  }),
  intervention('storage-configuration-deleted', { id: z.string() }),
] as const;
