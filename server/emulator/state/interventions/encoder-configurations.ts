import { z } from 'zod';
import { intervention, textMapSchema } from './intervention.ts';

export const ENCODER_CONFIGURATION_INTERVENTIONS = [
  intervention('encoder-configuration-created', {
    record: z.strictObject({
      id: z.string(),
      name: z.string(),
      video: z.strictObject({
        width: z.number(),
        height: z.number(),
        framerate: z.number(),
        bitrate: z.number(),
      }),
      tags: textMapSchema,
    }),
  }),
  intervention('encoder-configuration-deleted', { id: z.string() }),
] as const;
