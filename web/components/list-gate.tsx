import type { ReactNode } from 'react';
import type { WholeList } from '#web/api/use-whole-list.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { ErrorState } from './error-state.tsx';
import { ListNotice } from './list-notice.tsx';

export type ReadyList<Item> = Extract<WholeList<Item>, { state: 'ready' }>;

interface ListGateProps<Item> {
  /** As in a sentence: `the stages`. */
  what: string;
  list: WholeList<Item>;
  endpoint: { aws: readonly string[] };
  /** Rows of the skeleton: about as many as will come. */
  skeletonRows: number;
  children: (list: ReadyList<Item>) => ReactNode;
}

/** Draws a list as far as it has come, with a line that says what is missing; or says why nothing is there. */
export function ListGate<Item>({ what, list, endpoint, skeletonRows, children }: ListGateProps<Item>) {
  if (list.state === 'loading') return <TableSkeleton label={what} rows={skeletonRows} />;
  if (list.state === 'failed') {
    return <ErrorState what={what} failure={list.failure} endpoint={endpoint} retry={list.retry} />;
  }
  return (
    <>
      <ListNotice list={list} endpoint={endpoint} />
      {children(list)}
    </>
  );
}
