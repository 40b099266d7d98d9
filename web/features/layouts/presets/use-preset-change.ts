import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';

export interface PresetChange<E extends JsonEndpoint> {
  run: (input: Input<E>) => Promise<Wire<E> | undefined>;
  isRunning: boolean;
  failure: Failure | undefined;
  clear: () => void;
}

/** Changes a kept layout and has what it makes stale loaded anew. `run` gives nothing where it failed. */
export function usePresetChange<E extends JsonEndpoint>(endpoint: E): PresetChange<E> {
  const client = useQueryClient();
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: async (input: Input<E>) => request(endpoint, input),
    onSuccess: async (_answer, input) => {
      const stale: readonly string[] = endpoint.invalidates;
      await client.invalidateQueries({
        predicate: ({ queryKey: [id, about] }) =>
          stale.includes(String(id)) &&
          !(
            endpoint.access === 'destroy' &&
            presetOf(about) !== undefined &&
            presetOf(about) === presetOf(input)
          ),
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

/** Which kept layout a question is about: what was just deleted is not asked for again. */
function presetOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'presetId' in input ? input.presetId : undefined;
}
