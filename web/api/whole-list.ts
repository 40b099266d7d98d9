import type { Stale } from '#shared/contract/errors.ts';
import { ApiError } from './failure.ts';
import type { Freshness } from './freshness.ts';

export interface Page<Item> {
  items: Item[];
  nextToken?: string | undefined;
  asOf: string;
  stale?: Stale | undefined;
}

/** A list as far as it has come. Its age is that of its oldest page, so never younger than the truth. */
export interface PartialList<Item> extends Freshness {
  items: Item[];
  /** Where the next page begins; absent when the list is complete. */
  nextToken: string | undefined;
  /** How many items there were after each page: tells which came together. */
  pageEnds: number[];
}

/** Paging tokens have no documented lifetime: after this pause a stopped list is begun anew, not resumed. */
export const RESUME_WITHIN_MS = 60_000;

/** Whether loading can go on where it stopped. */
export function resumable<Item>(
  list: PartialList<Item> | undefined,
  now: number,
): list is PartialList<Item> & { nextToken: string } {
  return list?.nextToken !== undefined && now - list.receivedAt < RESUME_WITHIN_MS;
}

function goesInCircles(): ApiError {
  const message = 'AWS leads from this page of the list back to one that was loaded already. Try again.';
  return new ApiError(502, { code: 'aws_invalid_answer', message, requestId: '' });
}

/**
 * Loads page after page until the list is complete, telling of each.
 * @param start a list that stopped on the way, to go on from; `undefined` begins anew
 * @throws what `loadPage` throws; what came before has been told through `onPage`
 */
export async function loadWholeList<Item>(
  loadPage: (nextToken: string | undefined) => Promise<Page<Item>>,
  onPage: (list: PartialList<Item>) => void,
  start: PartialList<Item> | undefined,
  now: () => number,
): Promise<PartialList<Item>> {
  let list = start;
  const followed = new Set<string>();
  for (;;) {
    const page = await loadPage(list?.nextToken);
    // A list that comes back to where it was would never end.
    if (page.nextToken && followed.has(page.nextToken)) throw goesInCircles();
    if (page.nextToken) followed.add(page.nextToken);
    const items = list ? [...list.items, ...page.items] : page.items;
    list = {
      items,
      pageEnds: [...(list?.pageEnds ?? []), items.length],
      // AWS leaves open whether the last page omits the token or sends an empty one.
      nextToken: page.nextToken || undefined,
      asOf: list !== undefined && list.asOf < page.asOf ? list.asOf : page.asOf,
      stale: list?.stale ?? page.stale,
      receivedAt: list?.receivedAt ?? now(),
    };
    if (list.nextToken === undefined) return list;
    onPage(list);
  }
}
