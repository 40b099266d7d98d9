import { hashKey, type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { WaitingRequest } from '#shared/budget/contract.ts';
import { requestOf } from './sent-requests.ts';

interface BudgetAnswer {
  items?: readonly { waiting: Readonly<Record<string, number>> }[];
  waiting?: readonly WaitingRequest[];
}

/** What is known of the budget of a connection: whatever keeps it up to date puts it there. */
function budgetOf(client: QueryClient, connection: string | undefined): BudgetAnswer | undefined {
  return client.getQueryData<BudgetAnswer>(['budget.get', { connection }]);
}

function connectionOf(key: QueryKey): string | undefined {
  return (key[1] as { connection?: string } | undefined)?.connection;
}

/** Where the request that a query waits for stands in the queue; undefined where it does not wait for long. */
export function useWaiting(key: QueryKey): WaitingRequest | undefined {
  const client = useQueryClient();
  const hash = hashKey(key);
  return useSyncExternalStore(
    useCallback((changed) => client.getQueryCache().subscribe(changed), [client]),
    () => {
      const known = JSON.parse(hash) as QueryKey;
      const request = requestOf(client, known);
      if (request === undefined) return undefined;
      return budgetOf(client, connectionOf(known))?.waiting?.find((one) => one.request === request);
    },
  );
}

/** Whether calls are waiting for their turn, so that nothing should be asked that nobody looks at. */
export function isQueueing(client: QueryClient, connection: string): boolean {
  const items = budgetOf(client, connection)?.items ?? [];
  return items.some(({ waiting }) => Object.values(waiting).some((count) => count > 0));
}
