import type { Input, JsonEndpoint } from '#shared/contract/endpoint.ts';
import { requestNow } from './request-now.ts';
import type { ItemOf, ListEndpoint } from './use-whole-list.ts';
import { loadWholeList, type Page } from './whole-list.ts';

const LARGEST_PAGE = 100;

/**
 * Asks AWS for a whole list now, past everything that is held: what a decision rests on, and how one learns whether a
 * deletion is true.
 * @param pageSize for the one list of which AWS gives fewer a page
 * @throws as `requestNow`
 */
export async function loadAllNow<E extends JsonEndpoint>(
  endpoint: ListEndpoint<E>,
  input: Omit<Input<E>, 'nextToken' | 'maxResults'>,
  pageSize = LARGEST_PAGE,
): Promise<ItemOf<E>[]> {
  const list = await loadWholeList<ItemOf<E>>(
    async (nextToken) => {
      const asked = { ...input, maxResults: pageSize, nextToken } as unknown as Input<ListEndpoint<E>>;
      return (await requestNow(endpoint, asked)) as Page<ItemOf<E>>;
    },
    () => undefined,
    undefined,
    Date.now,
  );
  return list.items;
}
