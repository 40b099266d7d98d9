import { useQuery } from '@tanstack/react-query';
import { budget, type OperationBudget } from '#shared/budget/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { useLive } from '#web/live/use-live.ts';

export interface Budget {
  items: readonly OperationBudget[] | undefined;
  failure: Failure | undefined;
  retry: () => void;
}

/**
 * What the console uses of AWS's rates, kept up to date while it is in view. It spends none of them: the server answers
 * from what it knows of itself.
 */
export function useBudget(connection: string): Budget {
  useLive({ kind: 'budget', connection });
  const query = useQuery(q(budget.get, { connection }));
  return {
    items: query.data?.items,
    failure: query.error === null ? undefined : asFailure(query.error),
    retry: () => void query.refetch(),
  };
}
