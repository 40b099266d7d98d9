import type { Composition, CompositionSummary } from '@aws-sdk/client-ivs-realtime';
import { idOf } from '#shared/contract/ids.ts';
import type { CompositionSighting } from './sighting.ts';

/** A composition holds no secret: its answer is kept with every member that the console's own contract names. */
export function compositionSighting(
  composition: CompositionSummary | Composition | undefined,
  { connection, at, whole }: { connection: string; at: number; whole: boolean },
): CompositionSighting[] {
  if (composition?.arn === undefined || composition.stageArn === undefined) return [];
  const { arn, stageArn, state, destinations, tags, startTime, endTime } = composition;
  const layout = 'layout' in composition ? { layout: composition.layout } : {};
  return [
    {
      kind: 'composition',
      connection,
      at,
      whole,
      compositionId: idOf(arn),
      stageId: idOf(stageArn),
      state: state ?? 'UNKNOWN',
      startedAt: startTime?.getTime() ?? null,
      endedAt: endTime?.getTime() ?? null,
      destinations: (destinations ?? []).map(({ id, state: of }) => ({
        id: id ?? '',
        state: of ?? 'UNKNOWN',
      })),
      // Through JSON, as what is kept is: instants become text.
      details: JSON.parse(
        JSON.stringify({ arn, stageArn, state, startTime, endTime, tags, destinations, ...layout }),
      ) as Record<string, unknown>,
    },
  ];
}
