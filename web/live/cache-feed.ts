import type { QueryClient } from '@tanstack/react-query';
import type { PartialList } from '#web/api/whole-list.ts';
import type { HeldAnswer } from './held-topics.ts';

/** What every answer of the upstream has. */
interface Aged {
  asOf?: string;
  stale?: object;
}

/** Puts what was told in the place of what the browser holds, unless that is newer. */
export function feedCache(client: QueryClient, held: HeldAnswer, now: number): void {
  const { endpoint, input } = held;
  const key = held.kind === 'list' ? [endpoint, input, 'whole'] : [endpoint, input];
  const state = client.getQueryState<Aged>(key);
  // What is being loaded comes in a moment, and page by page: two writers at one time would fight.
  if (state?.fetchStatus === 'fetching') return;
  const asOf = held.kind === 'list' ? held.list.asOf : (held.answer as Aged).asOf;
  if (isOlder(asOf, state?.data?.asOf)) return;
  // It is known of this very answer that nothing newer could be had.
  if (asOf !== undefined && asOf === state?.data?.asOf && state.data.stale !== undefined) return;
  if (held.kind === 'answer') {
    client.setQueryData(key, { ...(held.answer as object), pushed: true });
    return;
  }
  if (asOf === undefined) return;
  const items = held.list.items();
  client.setQueryData<PartialList<unknown>>(key, {
    items,
    pageEnds: [items.length],
    nextToken: undefined,
    asOf,
    receivedAt: now,
    pushed: true,
  });
}

/** Both ISO 8601 in UTC, which sort as text. */
function isOlder(asOf: string | undefined, known: string | undefined): boolean {
  return asOf !== undefined && known !== undefined && asOf < known;
}
