import type { GetMetricDataInput, GetMetricDataOutput } from '@aws-sdk/client-cloudwatch';

export interface MetricShapes {
  GetMetricData: { input: GetMetricDataInput; output: GetMetricDataOutput };
}
