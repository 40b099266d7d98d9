import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { search } from '#shared/search/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';
import { useLive } from '#web/live/use-live.ts';

/** How much of the account is indexed, kept up to date, and its switch. */
export function useIndex(connection: string) {
  const client = useQueryClient();
  const query = q(search.index, { connection });
  // Answered from the console's own database: looking costs no call of AWS.
  const { data, error } = useQuery(query);
  useLive({ kind: 'jobs', connection });
  const change = useMutation({
    mutationFn: async (on: boolean) => request(search.switchIndex, { connection, body: { on } }),
    onSuccess: (answer) => client.setQueryData(query.queryKey, answer),
  });
  const failed = change.error ?? (data === undefined ? error : null);
  const failure: Failure | undefined = failed === null ? undefined : asFailure(failed);
  return { index: data, failure, changing: change.isPending, change: (on: boolean) => change.mutate(on) };
}
