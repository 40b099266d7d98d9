import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { compositions } from '#shared/compositions/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { idOf } from '#shared/contract/ids.ts';
import { notices } from '#shared/notices/contract.ts';
import { overview } from '#shared/overview/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { isWhole, useWholeList, type WholeList } from '#web/api/use-whole-list.ts';
import { useLive } from '#web/live/use-live.ts';
import { type Gap, gapOfAnswer, gapOfList } from './gaps.ts';

export type Overview = Wire<typeof overview.get>;
export type Notice = Wire<typeof notices.list>['items'][number];

export interface OverviewLook {
  data: Overview | undefined;
  failure: Failure | undefined;
  retry: () => void;
  /** Names of stages by their ids, as far as they are listed. */
  names: ReadonlyMap<string, string>;
  stageList: WholeList<unknown>;
  /** Open notices of what is not a problem of one stage: outputs, the connection, the console's own work. */
  open: readonly Notice[];
  /** What could not be read, or is not yet: as long as there is one, nobody can say that nothing is wrong. */
  gaps: readonly Gap[];
}

/** Publish errors and recordings are among the problems of stages already. */
const OF_STAGES = ['publish_error', 'recording_failed'];

/** Everything that is wrong, kept up to date by the stream: two lists of AWS, and what the server has seen and noticed. */
export function useOverviewLook(connection: string): OverviewLook {
  const stageList = useWholeList(stages.list, { connection });
  const compositionList = useWholeList(compositions.list, { connection });
  useLive({ kind: 'stages', connection });
  useLive({ kind: 'compositions', connection });
  useLive({ kind: 'notices', connection });
  const query = useQuery(q(overview.get, { connection }));
  // What was listed is recorded: it is read anew once the lists are there. What changes later the stream tells.
  const listed = [stageList, compositionList]
    .map((list) => (list.state === 'ready' && isWhole(list.progress) ? 'whole' : ''))
    .join(' ');
  const { refetch } = query;
  useEffect(() => {
    if (listed !== ' ') void refetch();
  }, [listed, refetch]);
  const noticesQuery = useQuery(q(notices.list, { connection }));
  const noticed = noticesQuery.data;
  const names = new Map(
    stageList.state === 'ready' ? stageList.items.map(({ arn, name = '' }) => [idOf(arn), name]) : [],
  );
  const muted = new Set((noticed?.muted ?? []).map(({ kind }) => kind));
  const failureOf = ({ error }: { error: Error | null }) => (error === null ? undefined : asFailure(error));
  const failure = failureOf(query);
  return {
    data: query.data,
    failure,
    retry: () => void query.refetch(),
    names,
    stageList,
    open: (noticed?.items ?? []).filter(
      ({ kind, acknowledgedAt }) =>
        acknowledgedAt === undefined && !muted.has(kind) && !OF_STAGES.includes(kind),
    ),
    gaps: [
      gapOfAnswer('overview', query.data !== undefined, failure),
      gapOfList('stages', stageList),
      gapOfList('compositions', compositionList),
      gapOfAnswer('notices', noticed !== undefined, failureOf(noticesQuery)),
    ].filter((gap) => gap !== undefined),
  };
}
