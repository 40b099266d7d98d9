import { type QueryKey, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asFailure, type Failure } from '#web/api/failure.ts';

/** A part of something longer; there is more exactly when it names where that begins. */
export interface Part {
  nextCursor?: string | undefined;
}

export interface Parts<P extends Part> {
  /** The first and all that were asked for since; none before the first is there. */
  parts: readonly P[];
  more: boolean;
  fetching: boolean;
  failure: Failure | undefined;
  loadMore: () => void;
}

interface Held<P> {
  first: P;
  further: readonly P[];
}

/**
 * Goes on from a first part, one part at a time; coming back to the page finds the parts that were there. With another
 * first part it begins anew.
 */
export function useParts<P extends Part>(
  key: QueryKey,
  first: P | undefined,
  load: (cursor: string) => Promise<P>,
): Parts<P> {
  const client = useQueryClient();
  const queryKey = [...key, 'further'];
  // Nothing is fetched by this query: it holds what was loaded below, as long as the cache does.
  const { data } = useQuery<Held<P>>({ queryKey, queryFn: skipToken, structuralSharing: false });
  const [loading, setLoading] = useState<{ from: string; failure?: Failure }>();
  const further = data !== undefined && data.first === first ? data.further : [];
  const parts = first === undefined ? [] : [first, ...further];
  const next = parts.at(-1)?.nextCursor;
  const isLoading = loading !== undefined && loading.from === next;
  return {
    parts,
    more: next !== undefined,
    fetching: isLoading && loading.failure === undefined,
    failure: isLoading ? loading.failure : undefined,
    loadMore() {
      if (first === undefined || next === undefined || (isLoading && loading.failure === undefined)) return;
      setLoading({ from: next });
      load(next).then(
        (part) => client.setQueryData<Held<P>>(queryKey, { first, further: [...further, part] }),
        (error: unknown) => setLoading({ from: next, failure: asFailure(error) }),
      );
    },
  };
}
