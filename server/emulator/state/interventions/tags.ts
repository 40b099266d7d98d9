import { z } from 'zod';
import { ARN_KINDS } from '../arn.ts';
import { intervention, textMapSchema } from './intervention.ts';

export const TAG_INTERVENTIONS = [
  /** All tags of a resource as they are from now on. */
  intervention('tags-changed', { resource: z.enum(ARN_KINDS), id: z.string(), tags: textMapSchema }),
] as const;
