import { z } from 'zod';
import { ServiceError } from '../wire/service-error.ts';
import { STATISTICS } from './statistics.ts';

/** What the two operations take, as far as it is played (CloudWatch API Reference, GetMetricData and ListMetrics). */

const dimension = z.object({ Name: z.string().min(1).max(255), Value: z.string().min(1).max(1_024) });

/** Seconds since the epoch, as awsJson writes instants. */
const instant = z.number().min(0);

const metricStat = z.object({
  Metric: z.object({
    Namespace: z.string().min(1).max(255),
    MetricName: z.string().min(1).max(255),
    Dimensions: z.array(dimension).max(30).default([]),
  }),
  Period: z
    .number()
    .int()
    .min(1)
    .refine((seconds) => seconds % 60 === 0 || [1, 5, 10, 20, 30].includes(seconds), {
      message: 'must be 1, 5, 10, 20, 30 or a multiple of 60',
    }),
  Stat: z.enum(STATISTICS),
  Unit: z.string().optional(),
});

const query = z.object({
  Id: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,254}$/, 'must begin with a lower-case letter'),
  Label: z.string().optional(),
  ReturnData: z.boolean().default(true),
  Expression: z.undefined({ error: 'math expressions are not emulated' }).optional(),
  MetricStat: metricStat,
});

export const metricDataInput = z
  .object({
    MetricDataQueries: z.array(query).min(1).max(500),
    StartTime: instant,
    EndTime: instant,
    NextToken: z.string().optional(),
    ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).default('TimestampDescending'),
    MaxDatapoints: z.number().int().min(1).max(100_800).default(100_800),
  })
  .refine(({ StartTime, EndTime }) => StartTime < EndTime, {
    message: 'must be earlier than EndTime',
    path: ['StartTime'],
  })
  .refine(({ MetricDataQueries: all }) => new Set(all.map(({ Id }) => Id)).size === all.length, {
    message: 'must have an Id of its own each',
    path: ['MetricDataQueries'],
  });
export type MetricDataInput = z.output<typeof metricDataInput>;

export const listMetricsInput = z.object({
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: z
    .array(z.object({ Name: z.string().min(1), Value: z.string().optional() }))
    .max(10)
    .default([]),
  RecentlyActive: z.literal('PT3H').optional(),
  NextToken: z.string().optional(),
});

/** Reads an input. Throws `ValidationError`, naming the member and what is wrong with it. UNCONFIRMED: AWS's words. */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ServiceError('ValidationError', `The value of a parameter is not valid. ${problems.join('; ')}`);
}
