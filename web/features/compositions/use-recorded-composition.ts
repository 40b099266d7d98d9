import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Composition, compositions } from '#shared/compositions/contract.ts';
import { type RecordedChange, recorder } from '#shared/recorder/contract.ts';
import { q } from '#web/api/query.ts';
import { type Load, useItem } from '#web/api/use-item.ts';
import { isGone } from '#web/components/failure-words.ts';

/** A composition as AWS knows it, or, once it is gone from there, as the console recorded it. */
export interface KnownComposition {
  load: Load<Composition>;
  /** When AWS was last seen to know it; undefined while it does. */
  recordedAt: string | undefined;
  /** Why it failed, where EventBridge had told. */
  failureReason: string | undefined;
  /** How it came to that, as it was seen; undefined while that is not known. */
  changes: readonly RecordedChange[] | undefined;
}

export function useKnownComposition(connection: string, compositionId: string): KnownComposition {
  const load = useItem(compositions.get, { connection, compositionId });
  const gone = load.state === 'failed' && isGone(load.failure) ? load : undefined;
  const recorded = useQuery({
    ...q(recorder.composition, { connection, compositionId }),
    // What AWS has just answered is recorded by then, so that it is there.
    enabled: gone !== undefined || load.state === 'ready',
  });
  const states = load.state === 'ready' ? statesOf(load.data) : '';
  const { refetch } = recorded;
  useEffect(() => {
    // The first time the query asks by itself.
    if (states !== '') void refetch({ cancelRefetch: false });
  }, [states, refetch]);
  // Where the console has recorded nothing of it there is nothing to wait for.
  const changes = recorded.data?.changes ?? (recorded.isError ? [] : undefined);
  const unknown = { recordedAt: undefined, failureReason: undefined };
  if (gone === undefined) return { load, ...unknown, changes };
  if (recorded.data === undefined) {
    const waiting = recorded.isPending ? ({ state: 'loading' } as const) : load;
    return { load: waiting, ...unknown, changes };
  }
  const { item, seenAt, failureReason } = recorded.data;
  // Where only the list was seen, the settings of the outputs are not known.
  const destinations = item.destinations.map((one) => ({ ...one, configuration: one.configuration ?? {} }));
  return {
    load: {
      state: 'ready',
      data: { ...item, destinations },
      freshness: { asOf: seenAt, receivedAt: recorded.dataUpdatedAt },
      refreshing: recorded.isFetching,
      refreshFailure: undefined,
      retry: gone.retry,
    },
    recordedAt: seenAt,
    failureReason,
    changes,
  };
}

/** Every state of a composition and its destinations, as one text: another one means that there is more to be told. */
function statesOf({ state, destinations }: Composition): string {
  return [state, ...destinations.map((one) => one.state)].join(' ');
}
