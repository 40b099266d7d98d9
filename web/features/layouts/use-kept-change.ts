import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';

export interface KeptChange<E extends JsonEndpoint> {
  run: (input: Input<E>) => Promise<Wire<E> | undefined>;
  isRunning: boolean;
  failure: Failure | undefined;
  clear: () => void;
}

/**
 * Changes a kept layout or a kept scenario and has what it makes stale loaded anew. `run` gives nothing where it failed.
 */
export function useKeptChange<E extends JsonEndpoint>(endpoint: E): KeptChange<E> {
  const client = useQueryClient();
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: async (input: Input<E>) => request(endpoint, input),
    onSuccess: async (_answer, input) => {
      const stale: readonly string[] = endpoint.invalidates;
      await client.invalidateQueries({
        predicate: ({ queryKey: [id, about] }) =>
          stale.includes(String(id)) &&
          !(endpoint.access === 'destroy' && keptId(about) !== undefined && keptId(about) === keptId(input)),
      });
    },
  });
  return {
    run: async (input) => {
      try {
        return await mutateAsync(input);
      } catch {
        // Shown by whoever asked, from `failure`.
        return undefined;
      }
    },
    isRunning: isPending,
    failure: error === null ? undefined : asFailure(error),
    clear: reset,
  };
}

/** Which kept thing a question is about: what was just deleted is not asked for again. */
function keptId(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return undefined;
  if ('presetId' in input) return input.presetId;
  return 'scenarioId' in input ? input.scenarioId : undefined;
}
