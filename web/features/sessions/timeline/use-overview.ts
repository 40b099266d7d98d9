import { useMemo } from 'react';
import type { LaneSource } from './paint/paint-lanes.ts';
import type { Overview } from './paint/paint-minimap.ts';

/**
 * What the minimap shows.
 * @param version the store's version: it is counted anew when that changes
 */
export function useOverview(
  { timeline, extent, knownUntil, idleTail }: LaneSource,
  version: number,
): Overview {
  return useMemo(() => {
    const { loaded, participants } = timeline.figures(extent);
    const activity = timeline.activity(extent, knownUntil);
    return {
      activity,
      events: sum(activity.events),
      errors: sum(activity.errors),
      idleTail,
      start: extent.start,
      end: knownUntil,
      partial: loaded < participants || !timeline.store.complete,
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the version stands for what the store holds
  }, [timeline, extent, knownUntil, idleTail, version]);
}

function sum(counts: Uint32Array): number {
  return counts.reduce((a, b) => a + b, 0);
}
