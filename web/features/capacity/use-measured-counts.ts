import { useQueries, useQuery } from '@tanstack/react-query';
import { capacity, MOST_STAGES } from '#shared/capacity/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { StageSummary } from '#shared/stages/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { isWhole, type WholeList } from '#web/api/use-whole-list.ts';
import { paths } from '#web/nav/paths.ts';
import type { Count } from './use-resource-counts.ts';

interface LinkedCount {
  count: Count;
  /** To the stage that has the most. */
  href: string;
}

/** What no list tells and CloudWatch has measured: how many publish and receive at a time. */
export interface MeasuredCounts {
  publishers: Count;
  subscriptions: Count;
  publishersOfStage: LinkedCount;
  subscribersOfStage: LinkedCount;
}

const LOADING: Count = { state: 'loading' };
const figure = new Intl.NumberFormat('en-GB');

/** @param stageList tells what time it is at AWS, and which stages are live */
export function useMeasuredCounts(connection: string, stageList: WholeList<StageSummary>): MeasuredCounts {
  const ready = stageList.state === 'ready' && isWhole(stageList.progress) ? stageList : undefined;
  // By the minute: with every list that is loaded anew, the answer would be another question's.
  const at = ready && `${ready.freshness.asOf.slice(0, 16)}:00Z`;
  const region = useQuery({ ...q(capacity.region, { connection, at: at ?? '' }), enabled: at !== undefined });
  const live = (ready?.items ?? []).flatMap(({ arn, activeSessionId }) =>
    activeSessionId ? [idOf(arn)] : [],
  );
  const groups = Array.from({ length: Math.ceil(live.length / MOST_STAGES) }, (_, index) =>
    live.slice(index * MOST_STAGES, (index + 1) * MOST_STAGES),
  );
  const answers = useQueries({
    queries: groups.map((ids) => ({
      ...q(capacity.stages, { connection, stages: ids.join(','), at: at ?? '' }),
      enabled: at !== undefined,
    })),
  });
  const listed = failedList(stageList);
  const failedRegion = failureOf(region.error);
  const failedStages = answers.map(({ error }) => failureOf(error)).find((failure) => failure !== undefined);
  const stages = answers.every(({ data }) => data !== undefined)
    ? answers.flatMap(({ data }) => data?.item.stages ?? [])
    : undefined;
  const ofRegion = (name: 'publishers' | 'subscriptions'): Count => {
    if (listed) return listed;
    if (failedRegion) return { state: 'failed', failure: failedRegion, endpoint: capacity.region };
    const use = region.data?.item[name];
    if (!use) return LOADING;
    const peak = use.dayPeak ?? 0;
    return { state: 'known', count: use.now ?? 0, note: `at most ${figure.format(peak)} within a day` };
  };
  const fullest = (name: 'publishers' | 'subscribers'): LinkedCount => {
    const href = paths.stages(connection);
    if (listed) return { count: listed, href };
    if (failedStages)
      return { count: { state: 'failed', failure: failedStages, endpoint: capacity.stages }, href };
    if (!ready || !stages) return { count: LOADING, href };
    const top = stages.reduce<(typeof stages)[number] | undefined>(
      (best, stage) => ((stage[name] ?? 0) > (best?.[name] ?? 0) ? stage : best),
      undefined,
    );
    return {
      count: { state: 'known', count: top?.[name] ?? 0 },
      href: top ? paths.stage(connection, top.stageId) : href,
    };
  };
  return {
    publishers: ofRegion('publishers'),
    subscriptions: ofRegion('subscriptions'),
    publishersOfStage: fullest('publishers'),
    subscribersOfStage: fullest('subscribers'),
  };
}

function failedList(list: WholeList<StageSummary>): Count | undefined {
  const endpoint = { aws: ['ListStages'] };
  if (list.state === 'failed') return { state: 'failed', failure: list.failure, endpoint };
  if (list.state === 'ready' && list.progress.kind === 'stopped')
    return { state: 'failed', failure: list.progress.failure, endpoint };
  return undefined;
}

function failureOf(error: Error | null): Failure | undefined {
  return error === null ? undefined : asFailure(error);
}
