import { useMemo } from 'react';
import { stages } from '#shared/stages/contract.ts';
import type { Failure } from '#web/api/failure.ts';
import { useWholeList, type WholeList } from '#web/api/use-whole-list.ts';

/** Names of stages by ARN, as far as they are known. */
export interface StageNames {
  nameOf: (arn: string) => string | undefined;
  /** `waiting`: nobody needs one yet, so none was asked for. */
  state: 'waiting' | 'loading' | 'complete' | 'stopped';
  failure: Failure | undefined;
  /** Every stage that is loaded, by ARN, the nameless ones with an empty name. */
  known: ReadonlyMap<string, string>;
}

const LARGEST_PAGE = 100;

/**
 * What stages are called. No list but that of the stages themselves carries their names, so it is loaded once, whole,
 * and kept: a visit to another page takes it from the cache, however old, and Refresh loads it anew.
 * @param wanted false asks for nothing
 */
export function useStageNames(connection: string, wanted = true): StageNames {
  const list = useWholeList(stages.list, wanted ? { connection } : undefined, LARGEST_PAGE, Infinity);
  const items = list.state === 'ready' ? list.items : undefined;
  const [state, failure] = wanted ? progressOf(list) : (['waiting', undefined] as const);
  return useMemo(() => {
    const known = new Map((items ?? []).map(({ arn, name }) => [arn, name ?? '']));
    return { nameOf: (arn: string) => known.get(arn) || undefined, known, state, failure };
  }, [items, state, failure]);
}

function progressOf(list: WholeList<unknown>): readonly [StageNames['state'], Failure | undefined] {
  if (list.state === 'loading') return ['loading', undefined];
  if (list.state === 'failed') return ['stopped', list.failure];
  if (list.progress.kind === 'stopped') return ['stopped', list.progress.failure];
  return [list.progress.kind === 'loading' ? 'loading' : 'complete', undefined];
}
