import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Input } from '#shared/contract/endpoint.ts';
import { isUnfinished } from '#shared/jobs/contract.ts';
import { sessionEvents } from '#shared/sessions/events.ts';
import type { EventsLoad, Whose } from '#shared/sessions/events-load.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { wasTold } from '#web/api/pushed.ts';
import { q } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';
import type { KeptSession, SessionAddress } from './kept-session.ts';

/** Sessions of so many people are loaded whole by whoever visits them: at three calls a second, about a minute. */
export const WHOLE_AT_ONCE = 200;
/** In milliseconds: where the live stream tells of progress, and where there is none. */
const LOOK_AGAIN = { told: 15_000, untold: 1000 };

export interface EventsLoading {
  /** Undefined until the server has told. */
  load: EventsLoad | undefined;
  /** Why the server could not be asked, or what it has could not be fetched. */
  failure: Failure | undefined;
  /** Has everybody's events loaded. */
  loadAll: () => void;
  /** Asks again for what failed, and for what may have changed since. */
  refresh: () => void;
}

interface Visit {
  address: SessionAddress;
  kept: KeptSession;
  /** People in the session; undefined until all are listed. */
  people: number | undefined;
}

/**
 * Brings what the server has loaded of a session into its timeline, as it comes, and has a visit begin the loading: all
 * of a small session, the publishers of a great one.
 */
export function useEventsLoad({ address, kept, people }: Visit): EventsLoading {
  const client = useQueryClient();
  const { timeline } = kept;
  const query = useQuery({
    ...q(sessionEvents.eventsLoad, address),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      isMoving(data, timeline.waiting) ? LOOK_AGAIN[wasTold(data) ? 'told' : 'untold'] : false,
  });
  const load = query.data;
  const [fetchFailure, setFetchFailure] = useState<Failure>();

  useEffect(() => {
    if (!load) return;
    timeline.setFailures(load.failures);
    kept.catchUp(load.cursor).then(
      () => setFetchFailure(undefined),
      (error: unknown) => setFetchFailure(asFailure(error)),
    );
  }, [kept, timeline, load]);

  const begin = useMutation({
    mutationFn: async (body: Input<typeof sessionEvents.startLoading>['body']) =>
      request(sessionEvents.startLoading, { ...address, body }),
    onSuccess: (answer) => tell(client, address, answer),
  });
  const start = begin.mutate;
  const atFirst: Whose = people !== undefined && people <= WHOLE_AT_ONCE ? 'everybody' : 'publishers';
  const begun = useRef<KeptSession>(undefined);
  useEffect(() => {
    if (people === undefined || people === 0 || !load || begun.current === kept) return;
    begun.current = kept;
    if (!kept.isFresh(Date.now()) && mayBegin(load)) start({ whose: atFirst });
  }, [kept, people, load, start, atFirst]);

  const error = begin.error ?? query.error;
  return {
    load,
    failure: error ? asFailure(error) : fetchFailure,
    loadAll: () => start({ whose: 'everybody' }),
    refresh: () =>
      start({ whose: load?.job?.task['whose'] === 'everybody' ? 'everybody' : atFirst, anew: true }),
  };
}

/** Puts what the server answered to a change in place of what it was asked before. */
export function tell(client: QueryClient, address: SessionAddress, load: EventsLoad): void {
  const { queryKey } = q(sessionEvents.eventsLoad, address);
  // One that is under way may have been answered before the change.
  void client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, load);
}

function isMoving(load: EventsLoad | undefined, waiting: boolean): boolean {
  if (!load || load.whole) return false;
  const state = load.job?.state;
  return state === 'queued' || state === 'running' || (waiting && state !== 'paused');
}

/** What somebody paused or ended stays so, and what failed waits for a hand. */
function mayBegin({ whole, job }: EventsLoad): boolean {
  return (
    !whole &&
    (job === undefined || job.state === 'done' || isUnfinished(job.state)) &&
    job?.state !== 'paused'
  );
}
