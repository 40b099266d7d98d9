import { useMemo } from 'react';
import { stages } from '#shared/stages/contract.ts';
import type { Failure } from '#web/api/failure.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';

/** Names of stages by ARN, as far as they are known. */
export interface StageNames {
  nameOf: (arn: string) => string | undefined;
  /** `waiting`: nobody needs one yet, so none was asked for. */
  state: 'waiting' | 'loading' | 'complete' | 'stopped';
  failure: Failure | undefined;
  /** Those with a name, for choosing one. */
  named: readonly { arn: string; name: string }[];
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
  const names = useMemo(() => {
    const byArn = new Map<string, string>();
    for (const { arn, name } of items ?? []) if (name) byArn.set(arn, name);
    return {
      nameOf: (arn: string) => byArn.get(arn),
      named: [...byArn].map(([arn, name]) => ({ arn, name })),
    };
  }, [items]);
  if (!wanted) return { ...names, state: 'waiting', failure: undefined };
  if (list.state === 'loading') return { ...names, state: 'loading', failure: undefined };
  if (list.state === 'failed') return { ...names, state: 'stopped', failure: list.failure };
  const { progress } = list;
  if (progress.kind === 'stopped') return { ...names, state: 'stopped', failure: progress.failure };
  return { ...names, state: progress.kind === 'loading' ? 'loading' : 'complete', failure: undefined };
}
