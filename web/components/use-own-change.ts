import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';

export interface OwnChange<E extends JsonEndpoint> {
  /** Gives nothing where it failed: why, `failure` says. */
  run: (input: Input<E>) => Promise<Wire<E> | undefined>;
  isRunning: boolean;
  failure: Failure | undefined;
  clear: () => void;
}

/** Changes something of the console's own and has what that makes stale loaded anew, by the endpoint's own word. */
export function useOwnChange<E extends JsonEndpoint>(endpoint: E): OwnChange<E> {
  const client = useQueryClient();
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: async (input: Input<E>) => request(endpoint, input),
    onSuccess: async () => {
      const stale: readonly string[] = endpoint.invalidates;
      await client.invalidateQueries({ predicate: ({ queryKey: [id] }) => stale.includes(String(id)) });
    },
  });
  return {
    run: async (input) => {
      try {
        return await mutateAsync(input);
      } catch {
        return undefined;
      }
    },
    isRunning: isPending,
    failure: error === null ? undefined : asFailure(error),
    clear: reset,
  };
}
