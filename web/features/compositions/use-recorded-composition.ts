import { useQuery } from '@tanstack/react-query';
import { type Composition, compositions } from '#shared/compositions/contract.ts';
import { recorder } from '#shared/recorder/contract.ts';
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
}

export function useKnownComposition(connection: string, compositionId: string): KnownComposition {
  const load = useItem(compositions.get, { connection, compositionId });
  const gone = load.state === 'failed' && isGone(load.failure) ? load : undefined;
  const recorded = useQuery({
    ...q(recorder.composition, { connection, compositionId }),
    enabled: gone !== undefined,
  });
  if (gone === undefined) return { load, recordedAt: undefined, failureReason: undefined };
  if (recorded.data === undefined) {
    const waiting = recorded.isPending ? ({ state: 'loading' } as const) : load;
    return { load: waiting, recordedAt: undefined, failureReason: undefined };
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
  };
}
