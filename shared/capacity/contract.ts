import * as z from 'zod/mini';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';
import { snapshot } from '../contract/page.ts';

/** A quota as Service Quotas has it for this account. */
export const GrantedQuota = z.object({
  code: z.string(),
  /** AWS's own words. */
  name: z.string(),
  value: z.number(),
  adjustable: z.boolean(),
});
export type GrantedQuota = z.infer<typeof GrantedQuota>;

/** What CloudWatch has measured of something that is counted at a time. */
const Measured = z.object({
  /** The highest of the last minutes that were measured; absent where nothing was. */
  now: z.optional(z.number()),
  /** The highest of the last day. */
  dayPeak: z.optional(z.number()),
});

const RegionUse = z.object({
  publishers: Measured,
  subscriptions: Measured,
});

/** A live stage with what was measured of it in the last minutes. */
const StageUse = z.object({
  stageId: z.string(),
  publishers: z.optional(z.number()),
  subscribers: z.optional(z.number()),
});

/** The upstream's time that counts as now: pages know it from the lists that they count. */
const at = z.iso.datetime({ offset: true });

/** More live stages are asked for in several questions. */
export const MOST_STAGES = 100;

export const capacity = contract('capacity', {
  quotas: json({
    path: '/:connection/capacity/quotas',
    summary: 'The quotas that Service Quotas lists for this account',
    access: 'read',
    aws: ['ListServiceQuotas'],
    params: { connection: ConnectionId },
    output: snapshot(z.object({ quotas: z.array(GrantedQuota) })),
  }),
  region: json({
    path: '/:connection/capacity/region',
    summary: 'Publishers and subscriptions of all stages together, now and at most within a day',
    access: 'read',
    aws: ['GetMetricData'],
    params: { connection: ConnectionId },
    query: { at },
    output: snapshot(RegionUse),
  }),
  stages: json({
    path: '/:connection/capacity/stages',
    summary: 'Publishers and subscribers of live stages, as measured in the last minutes',
    access: 'read',
    aws: ['GetMetricData'],
    params: { connection: ConnectionId },
    query: {
      /** Stage ids, with commas between them. */
      stages: z
        .string()
        .check(
          z.regex(
            /^[a-zA-Z0-9-]{1,64}(,[a-zA-Z0-9-]{1,64}){0,99}$/,
            `must be 1 to ${MOST_STAGES} stage ids with commas between them`,
          ),
        ),
      at,
    },
    output: snapshot(z.object({ stages: z.array(StageUse) })),
  }),
});
