import type { Neighbour, Neighbourhood } from '#server/emulator/wire/neighbour.ts';
import { jsonService } from '../wire/json-service.ts';
import { getMetricData } from './get-metric-data.ts';
import { listMetrics } from './list-metrics.ts';
import { createTroubles } from './trouble.ts';

/**
 * As much of Amazon CloudWatch as reading the metrics of IVS Real-Time takes. The protocol is that of the SDK for
 * JavaScript since 2025: awsJson1.0, with the target of the service's older name.
 */
export function emulatedCloudWatch(around: Neighbourhood): Neighbour {
  const troubles = createTroubles();
  return jsonService(
    {
      target: 'GraniteServiceVersion20100801',
      signingName: 'monitoring',
      contentType: 'application/x-amz-json-1.0',
      operations: {
        GetMetricData: getMetricData(around.world, troubles),
        ListMetrics: listMetrics(around.world),
      },
      control: troubles.control,
    },
    around,
  );
}
