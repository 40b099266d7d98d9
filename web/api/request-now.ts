import type { Input, JsonEndpoint, Wire } from '#shared/contract/endpoint.ts';
import type { Stale } from '#shared/contract/errors.ts';
import { request } from './request.ts';
import { failureOfStale } from './stale-failure.ts';

/**
 * Asks AWS now, past everything that is held. Where AWS fails, the server answers with what it holds of before and says
 * why: good for a page, and nothing that a decision may rest on.
 * @throws as `request`; ApiError with what AWS has failed with, where the answer is one of before
 */
export async function requestNow<E extends JsonEndpoint>(endpoint: E, input: Input<E>): Promise<Wire<E>> {
  const answer = await request(endpoint, input, undefined, { anew: true });
  const { stale } = answer as { stale?: Stale | undefined };
  if (stale !== undefined) throw failureOfStale(stale);
  return answer;
}
