import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallPlace } from '#shared/commands/aws-call.ts';
import type { ArnOf } from '#shared/commands/console-call.ts';
import { connections } from '#shared/connections/contract.ts';
import { arnOf } from '#shared/contract/resource-arn.ts';
import { q } from '#web/api/query.ts';
import { accountInCache } from './account-in-cache.ts';

/** Where the calls of a connection go, and how its resources are named there. */
export interface CommandPlace extends CallPlace {
  arnOf: ArnOf;
}

/** What is not known stands in capitals, to be filled in. */
const NO_REGION = 'REGION';
const NO_ACCOUNT = 'ACCOUNT_ID';

/** @returns the place as far as it is known: the account's id only once an ARN has been seen */
export function useCommandPlace(connection: string): CommandPlace {
  const client = useQueryClient();
  const own = useQuery({ ...q(connections.list, {}), staleTime: Infinity }).data?.items.find(
    ({ id }) => id === connection,
  );
  return placeOf(client, connection, own);
}

function placeOf(
  client: QueryClient,
  connection: string,
  own: { region: string; endpoint?: string | undefined } | undefined,
): CommandPlace {
  const region = own?.region ?? NO_REGION;
  const accountId = accountInCache(client, connection, region) ?? NO_ACCOUNT;
  return {
    region,
    endpoint: own?.endpoint,
    arnOf: (kind, id) => arnOf(region, accountId, kind, id),
  };
}
