import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { compositions } from '#shared/compositions/contract.ts';
import { recorder, type RecordedComposition } from '#shared/recorder/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import { type ListProgress, useWholeList } from '#web/api/use-whole-list.ts';
import { type KnownComposition, knownCompositions, overlaps } from './known-compositions.ts';

/** AWS forgets a composition five minutes after its end (user guide, server-side composition); one more for the clocks. */
const REMEMBERED_MS = 6 * 60_000;
const LARGEST_PAGE = 100;

/** The compositions of a session's stage that existed during the session. */
export interface SessionCompositions {
  /** Undefined while they are loading, or could not be loaded at all. */
  items: readonly KnownComposition[] | undefined;
  /** Why AWS, or the record, could not be read. */
  failure: Failure | undefined;
  retry: () => void;
}

interface Where {
  connection: string;
  stageId: string;
  /** Milliseconds since the epoch, as are all that follow. */
  start: number;
  /** Undefined while the session is live. */
  end: number | undefined;
  asOf: number;
}

/**
 * From AWS's list as long as AWS can still know one of them, which the session's live topic keeps up to date, and from
 * the console's own record, which costs no call of AWS.
 */
export function useSessionCompositions({
  connection,
  stageId,
  start,
  end,
  asOf,
}: Where): SessionCompositions {
  const mayBeListed = end === undefined || asOf - end < REMEMBERED_MS;
  const list = useWholeList(compositions.list, mayBeListed ? { connection, stageId } : undefined);
  const ready = list.state === 'ready' && list.progress.kind !== 'loading' ? list : undefined;
  const listed = ready?.items;
  const listedAt = Date.parse(ready?.freshness.asOf ?? '');
  const isAsked = !mayBeListed || ready !== undefined || list.state === 'failed';
  // Whatever has come, gone or changed since is then in the record as well.
  const seen = listed?.map(({ arn, state }) => `${arn} ${state}`).join();
  const record = useQuery({
    queryKey: [recorder.stageCompositions.id, { connection, stageId, start, end }, seen],
    queryFn: async ({ signal }) => {
      const items: RecordedComposition[] = [];
      for (let nextToken: string | undefined; ;) {
        const times = { from: iso(start), to: end === undefined ? undefined : iso(end) };
        const asked = { connection, stageId, ...times, maxResults: LARGEST_PAGE, nextToken };
        const page = await request(recorder.stageCompositions, asked, signal);
        items.push(...page.items);
        nextToken = page.nextToken;
        if (nextToken === undefined) return items;
      }
    },
    placeholderData: (before) => before,
    enabled: isAsked,
  });
  const recorded = record.data;
  const isKnown = recorded !== undefined || (listed !== undefined && record.isError);
  const items = useMemo(
    () =>
      isAsked && isKnown
        ? knownCompositions(listed ?? [], listedAt, recorded ?? []).filter((one) => overlaps(one, start, end))
        : undefined,
    [isAsked, isKnown, listed, listedAt, recorded, start, end],
  );
  const failure = list.state === 'failed' ? list.failure : failureOf(ready);
  return {
    items,
    failure: failure ?? (record.error === null ? undefined : asFailure(record.error)),
    retry: () => {
      if (list.state !== 'loading' && failure) list.retry();
      void record.refetch();
    },
  };
}

const iso = (time: number): string => new Date(time).toISOString();

/** Why a list is a part, or older than wished. */
function failureOf(list: { progress: ListProgress } | undefined): Failure | undefined {
  return list && 'failure' in list.progress ? list.progress.failure : undefined;
}
