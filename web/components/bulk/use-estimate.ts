import { useQuery } from '@tanstack/react-query';
import type { Wire } from '#shared/contract/endpoint.ts';
import { bulkChanges } from '#shared/bulk/changes.ts';
import type { BulkAction } from '#shared/bulk/contract.ts';
import { MOST_AT_ONCE } from '#shared/bulk/drafts.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { roughDuration } from '#web/lib/estimate.ts';
import { failureWords } from '../failure-words.ts';
import type { ImpactLine } from '../guarded-action/impact-lines.tsx';

/** What a job would cost; both undefined while it is looked for. */
export interface Estimated {
  estimate: Wire<typeof bulkChanges.preview> | undefined;
  /** Why it is not known. */
  failure: Failure | undefined;
}

/** What a job would cost, asked while its dialog is open, and not for more than one job does. */
export function useEstimate(
  connection: string,
  action: BulkAction,
  count: number,
  open: boolean,
  sessionIds?: string[],
): Estimated {
  const query = useQuery({
    ...q(bulkChanges.preview, {
      connection,
      body: { action, count: Math.max(1, count), ...(sessionIds ? { sessionIds } : {}) },
    }),
    enabled: open && isAtOnce(count),
  });
  return { estimate: query.data, failure: query.error === null ? undefined : asFailure(query.error) };
}

/** Whether one job does so many. */
export function isAtOnce(count: number): boolean {
  return count > 0 && count <= MOST_AT_ONCE;
}

/** How long it takes at least, and why; why it is not known; or that they are too many for one job. */
export function estimateLine(count: number, { estimate, failure }: Estimated): ImpactLine {
  const about = 'how long it takes';
  const figure = (number: number): string => number.toLocaleString('en-US', { maximumFractionDigits: 1 });
  if (count > MOST_AT_ONCE)
    return {
      about,
      says: `At most ${figure(MOST_AT_ONCE)} at once: these are ${figure(count)}.`,
      weighs: true,
    };
  if (estimate === undefined)
    return { about, says: undefined, problem: failure && failureWords(failure).title };
  return {
    about,
    says: `${figure(count)} ${count === 1 ? 'request' : 'requests'}, at most ${figure(estimate.perSecond)} a second: about ${roughDuration(estimate.seconds)}. It can be paused and stopped.`,
  };
}
