import * as z from 'zod/mini';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { snapshot } from '../contract/page.ts';
import { MEDIA_TYPES, METRIC_NAMES, METRIC_STATISTICS, SIMULCAST_LAYERS } from './metric-names.ts';

/** Instants are text on both sides: they are parts of questions, and their charts count in milliseconds. */
const Iso = z.iso.datetime({ offset: true });

/** One line of a chart. */
export const MetricSeries = z.object({
  metric: z.enum(METRIC_NAMES),
  statistic: z.enum(METRIC_STATISTICS),
  participantId: z.optional(z.string()),
  mediaType: z.optional(z.enum(MEDIA_TYPES)),
  layer: z.optional(z.enum(SIMULCAST_LAYERS)),
  /** One for each period from the first on; null where nothing was measured. Empty: nothing in all of them. */
  values: z.array(z.nullable(z.number())),
});
export type MetricSeries = z.infer<typeof MetricSeries>;

/** Lines over one stretch of time. */
export const MetricSeriesSet = z.object({
  /** The beginning of the first period, and the end of the last. */
  from: Iso,
  to: Iso,
  /** Seconds. */
  period: z.int(),
  series: z.array(MetricSeries),
  /** CloudWatch keeps nothing of that age any more. */
  tooOld: z.boolean(),
});
export type MetricSeriesSet = z.infer<typeof MetricSeriesSet>;

/** Of more people at once a page shows no charts, and AWS is not asked. */
export const MOST_PARTICIPANTS = 20;

const span = {
  /** ISO 8601; text, so that it can be part of a cache's key. */
  from: Iso,
  to: Iso,
};

/** Several pages of data, one after the other. */
const limits = { answerWithinMs: 60_000 };

export const metrics = contract('metrics', {
  stage: json({
    path: '/:connection/stages/:stageId/metrics',
    summary: 'What CloudWatch has measured of a stage: people, bitrates, packet loss, dropped frames',
    access: 'read',
    aws: ['GetMetricData'],
    limits,
    params: { connection: ConnectionId, stageId: ResourceId },
    query: span,
    output: snapshot(MetricSeriesSet),
  }),
  participants: json({
    path: '/:connection/stages/:stageId/participant-metrics',
    summary: 'What CloudWatch has measured of participants of a stage, stream by stream',
    access: 'read',
    aws: ['GetMetricData'],
    limits,
    params: { connection: ConnectionId, stageId: ResourceId },
    query: {
      ...span,
      /** Participant ids, with commas between them. */
      participants: z
        .string()
        .check(
          z.regex(
            /^[a-zA-Z0-9_-]{1,64}(,[a-zA-Z0-9_-]{1,64}){0,19}$/,
            `must be 1 to ${MOST_PARTICIPANTS} participant ids with commas between them`,
          ),
        ),
    },
    output: snapshot(MetricSeriesSet),
  }),
});
