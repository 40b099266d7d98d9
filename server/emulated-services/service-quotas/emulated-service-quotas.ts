import { z } from 'zod';
import type { World } from '#server/emulator/state/world.ts';
import type { Neighbour, Neighbourhood } from '#server/emulator/wire/neighbour.ts';
import type { Perform } from '../wire/answered-service.ts';
import { jsonService } from '../wire/json-service.ts';
import { ServiceError } from '../wire/service-error.ts';
import { LISTED_QUOTAS } from './quota-table.ts';

/** INFERENCE: both products of IVS are one service here, as they are in the console of Service Quotas. */
const SERVICE_CODE = 'ivs';

const inputSchema = z.object({
  ServiceCode: z.string().min(1).max(63),
  NextToken: z.string().optional(),
  MaxResults: z.number().int().min(1).max(100).default(100),
});

const listServiceQuotas =
  (world: () => World): Perform =>
  (given) => {
    const read = inputSchema.safeParse(given);
    if (!read.success) throw new ServiceError('IllegalArgumentException', 'Invalid input was provided.');
    const { ServiceCode, NextToken, MaxResults } = read.data;
    if (ServiceCode !== SERVICE_CODE)
      throw new ServiceError('NoSuchResourceException', 'The specified resource does not exist.');
    const served = world();
    const from = NextToken === undefined ? 0 : Number(NextToken);
    if (!Number.isInteger(from) || from < 0 || from >= LISTED_QUOTAS.length)
      throw new ServiceError('InvalidPaginationTokenException', 'Invalid input was provided.');
    const more = from + MaxResults < LISTED_QUOTAS.length;
    return {
      Quotas: LISTED_QUOTAS.slice(from, from + MaxResults).map(({ code, name, adjustable, value }) => ({
        ServiceCode,
        ServiceName: 'Amazon Interactive Video Service',
        QuotaArn: `arn:aws:servicequotas:${served.region}:${served.accountId}:${ServiceCode}/${code}`,
        QuotaCode: code,
        QuotaName: name,
        Value: value(served.quotas),
        Unit: 'None',
        Adjustable: adjustable,
        GlobalQuota: false,
      })),
      ...(more ? { NextToken: String(from + MaxResults) } : {}),
    };
  };

/** As much of Service Quotas as reading the quotas of IVS takes; awsJson1.1, as the SDK for JavaScript speaks it. */
export function emulatedServiceQuotas(around: Neighbourhood): Neighbour {
  return jsonService(
    {
      target: 'ServiceQuotasV20190624',
      signingName: 'servicequotas',
      contentType: 'application/x-amz-json-1.1',
      operations: { ListServiceQuotas: listServiceQuotas(around.world) },
    },
    around,
  );
}
