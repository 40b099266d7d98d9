import type { capacity, GrantedQuota } from '#shared/capacity/contract.ts';
import type { MetricName } from '#shared/metrics/metric-names.ts';
import type { SeriesQuestion } from '#server/aws/cloudwatch/read-series.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** How far back a measurement counts as of now. How late IVS Real-Time measures, AWS does not say. */
const NOW_MS = 10 * MINUTE;

/**
 * Both products of IVS are one service of Service Quotas. INFERENCE from their one signing name and one page of quotas; where
 * AWS knows no such service, the answer is its error.
 */
const SERVICE_CODE = 'ivs';

/** The most that AWS gives at once (Service Quotas API Reference, ListServiceQuotas). */
const QUOTAS_A_PAGE = 100;

export const capacityHandlers: ContractHandlers<typeof capacity> = {
  async quotas({ connection }, context) {
    const upstream = context.upstream(connection);
    const quotas: GrantedQuota[] = [];
    let token: string | undefined;
    for (;;) {
      const { output, asOf, awsRequestId } = await upstream.askServiceQuotas({
        ServiceCode: SERVICE_CODE,
        MaxResults: QUOTAS_A_PAGE,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      for (const { QuotaCode = '', QuotaName = '', Value = 0, Adjustable = false } of output.Quotas ?? [])
        quotas.push({ code: QuotaCode, name: QuotaName, value: Value, adjustable: Adjustable });
      const next = output.NextToken || undefined;
      if (next === undefined) return { item: { quotas }, asOf };
      if (next === token)
        throw new ApiError(
          'aws_invalid_answer',
          'The answer of AWS to ListServiceQuotas is not complete: its page says that it is followed by itself. Try again.',
          { awsRequestId },
        );
      token = next;
    }
  },

  async region({ connection, at }, context) {
    const now = Date.parse(at);
    const questions = [regional('ConcurrentPublishers'), regional('ConcurrentSubscriptions')];
    const { values, window, asOf } = await context
      .upstream(connection)
      .measure(questions, { from: now - DAY, to: now });
    const lately = Math.ceil(NOW_MS / ((window?.period ?? 60) * 1_000));
    const [publishers = [], subscriptions = []] = values;
    const use = (line: readonly (number | null)[]) => ({
      now: highest(line.slice(-lately)),
      dayPeak: highest(line),
    });
    return { item: { publishers: use(publishers), subscriptions: use(subscriptions) }, asOf };
  },

  async stages({ connection, stages, at }, context) {
    const now = Date.parse(at);
    const ids = [...new Set(stages.split(','))];
    const questions = ids.flatMap((stageId) => [
      ofStage('Publishers', stageId),
      ofStage('Subscribers', stageId),
    ]);
    const { values, asOf } = await context
      .upstream(connection)
      .measure(questions, { from: now - NOW_MS, to: now });
    return {
      item: {
        stages: ids.map((stageId, index) => ({
          stageId,
          publishers: highest(values[2 * index] ?? []),
          subscribers: highest(values[2 * index + 1] ?? []),
        })),
      },
      asOf,
    };
  },
};

function regional(metric: MetricName): SeriesQuestion {
  return { metric, statistic: 'Maximum', dimensions: {} };
}

function ofStage(metric: MetricName, stageId: string): SeriesQuestion {
  return { metric, statistic: 'Maximum', dimensions: { Stage: stageId } };
}

/** Undefined where nothing was measured. */
function highest(line: readonly (number | null)[]): number | undefined {
  const measured = line.filter((value) => value !== null);
  return measured.length === 0 ? undefined : Math.max(...measured);
}
