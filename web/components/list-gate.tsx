import type { ReactNode } from 'react';
import { isWhole, type WholeList } from '#web/api/use-whole-list.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { ErrorState } from './error-state.tsx';
import { ListNotice } from './list-notice.tsx';
import { LazyWaitingNote } from './lazy-waiting-note.tsx';

export type ReadyList<Item> = Extract<WholeList<Item>, { state: 'ready' }>;

interface ListGateProps<Item> {
  /** As in a sentence: `the stages`. */
  what: string;
  list: WholeList<Item>;
  endpoint: { aws: readonly string[] };
  /** Rows of the skeleton: about as many as will come. */
  skeletonRows: number;
  /** In place of the children when the list is known to have nothing in it. */
  empty?: ReactNode;
  children: (list: ReadyList<Item>) => ReactNode;
}

/** Draws a list as far as it has come, with a line that says what is missing; or says why nothing is there. */
export function ListGate<Item>(props: ListGateProps<Item>) {
  const { what, list, endpoint, skeletonRows, empty, children } = props;
  if (list.state === 'loading') {
    return (
      <div className="relative">
        <TableSkeleton label={what} rows={skeletonRows} />
        {list.queryKey && <LazyWaitingNote queryKey={list.queryKey} />}
      </div>
    );
  }
  if (list.state === 'failed') {
    return <ErrorState what={what} failure={list.failure} endpoint={endpoint} retry={list.retry} />;
  }
  return (
    <>
      <ListNotice list={list} endpoint={endpoint} />
      {/* A page without items may be followed by one with some: only a whole list can be empty. */}
      {empty !== undefined && list.items.length === 0 && isWhole(list.progress) ? empty : children(list)}
    </>
  );
}
