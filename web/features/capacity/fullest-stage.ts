import { idOf } from '#shared/contract/ids.ts';

interface Composition {
  stageArn?: string | undefined;
}

/** The stage with the most of them; undefined where none runs. */
export function fullestStage(items: readonly Composition[]): { stageId: string; count: number } | undefined {
  const counts = new Map<string, number>();
  for (const { stageArn } of items) {
    if (stageArn === undefined) continue;
    const id = idOf(stageArn);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  let fullest: { stageId: string; count: number } | undefined;
  for (const [stageId, count] of counts) if (count > (fullest?.count ?? 0)) fullest = { stageId, count };
  return fullest;
}
