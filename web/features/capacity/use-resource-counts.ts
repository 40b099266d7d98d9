import type { GrantedQuota } from '#shared/capacity/contract.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import type { Failure } from '#web/api/failure.ts';
import type { Freshness } from '#web/api/freshness.ts';
import { isWhole, useWholeList, type WholeList } from '#web/api/use-whole-list.ts';
import { paths } from '#web/nav/paths.ts';
import { RESOURCE_QUOTAS } from '#web/components/resource-quotas.ts';
import { runningCompositions } from '#web/components/running-compositions.ts';
import { fullestStage } from './fullest-stage.ts';
import { type ShownQuota, shownQuota } from './granted-quotas.ts';
import { useMeasuredCounts } from './use-measured-counts.ts';

/** How many there are, as far as it is known. */
export type Count =
  | { state: 'loading' }
  /** Nothing is known, or the list stopped half-way, so that its length is no count. */
  | { state: 'failed'; failure: Failure; endpoint: { aws: readonly string[] } }
  | {
      state: 'known';
      count: number;
      /** Beside the count, in words: the peak of a day. */ note?: string | undefined;
    };

export interface ResourceUse {
  quota: ShownQuota;
  count: Count;
  /** Where they are listed. */
  href: string;
}

/** Every resource that AWS counts and the API lists, counted from whole lists. */
export function useResourceCounts(
  connection: string,
  granted: readonly GrantedQuota[] | undefined,
): {
  uses: readonly ResourceUse[];
  freshness: Freshness | undefined;
} {
  const input = { connection };
  const stageList = useWholeList(stages.list, input);
  const compositionList = useWholeList(compositions.list, input);
  const encoderList = useWholeList(encoderConfigurations.list, input);
  const storageList = useWholeList(storageConfigurations.list, input);
  const ingestList = useWholeList(ingest.list, input);
  const keyList = useWholeList(publicKeys.list, input);

  const measured = useMeasuredCounts(connection, stageList);
  const use = (name: keyof typeof RESOURCE_QUOTAS, count: Count, href: string): ResourceUse => ({
    quota: shownQuota(RESOURCE_QUOTAS[name], granted),
    count,
    href,
  });

  const compositionsHref = paths.compositions(connection);
  const fullest = compositionList.state === 'ready' ? fullestStage(running(compositionList)) : undefined;
  const uses: ResourceUse[] = [
    use('stages', countOf(stageList, stages.list), paths.stages(connection)),
    use(
      'compositions',
      countOf(compositionList, compositions.list, () => running(compositionList).length),
      compositionsHref,
    ),
    use(
      'compositionsOfStage',
      countOf(compositionList, compositions.list, () => fullest?.count ?? 0),
      fullest ? `${compositionsHref}?stage=${fullest.stageId}` : compositionsHref,
    ),
    use(
      'encoderConfigurations',
      countOf(encoderList, encoderConfigurations.list),
      paths.encoderConfigurations(connection),
    ),
    use(
      'storageConfigurations',
      countOf(storageList, storageConfigurations.list),
      paths.storageConfigurations(connection),
    ),
    use('ingestConfigurations', countOf(ingestList, ingest.list), paths.ingestConfigurations(connection)),
    use('publicKeys', countOf(keyList, publicKeys.list), paths.publicKeys(connection)),
    use('publishers', measured.publishers, paths.stages(connection)),
    use('subscriptions', measured.subscriptions, paths.stages(connection)),
    use('publishersOfStage', measured.publishersOfStage.count, measured.publishersOfStage.href),
    use('subscribersOfStage', measured.subscribersOfStage.count, measured.subscribersOfStage.href),
  ];
  return { uses, freshness: stageList.state === 'ready' ? stageList.freshness : undefined };
}

function countOf<Item>(
  list: WholeList<Item>,
  endpoint: { aws: readonly string[] },
  counted?: () => number,
): Count {
  if (list.state === 'loading') return { state: 'loading' };
  if (list.state === 'failed') return { state: 'failed', failure: list.failure, endpoint };
  if (list.progress.kind === 'stopped') return { state: 'failed', failure: list.progress.failure, endpoint };
  return isWhole(list.progress)
    ? { state: 'known', count: counted?.() ?? list.items.length }
    : { state: 'loading' };
}

function running<Item extends { stageArn: string; state: string }>(list: WholeList<Item>): Item[] {
  return list.state === 'ready' ? runningCompositions(list.items) : [];
}
