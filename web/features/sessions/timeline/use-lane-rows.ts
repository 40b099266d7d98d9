import { useMemo } from 'react';
import type { TimelineChoices } from './choices-in-url.ts';
import { arrangeRows, type LaneRow, RowIndex } from './data/lane-row.ts';
import type { SessionExtent } from './data/lane-shapes.ts';
import type { SessionTimeline } from './data/session-timeline.ts';

export interface LaneTable {
  readonly rows: readonly LaneRow[];
  readonly index: RowIndex;
  /** People in all, in whatever rows. */
  readonly people: number;
}

/**
 * The rows of the chart for the participants that a filter leaves.
 * @param ids participants in the order of the list
 */
export function useLaneRows(
  timeline: SessionTimeline,
  ids: readonly string[],
  extent: SessionExtent,
  { pinned, expanded }: Pick<TimelineChoices, 'pinned' | 'expanded'>,
): LaneTable {
  // Read with every drawing, which follows the store: the same sets until they change, as they may with the same ids.
  const erring = timeline.erring(extent);
  const publishers = timeline.publishers(extent);
  const people = useMemo(() => timeline.people(ids, extent), [timeline, ids, extent]);
  return useMemo(() => {
    const rows = arrangeRows({ people, publishers, erring, pinned, expanded });
    return { rows, index: new RowIndex(rows), people: people.length };
  }, [people, publishers, erring, pinned, expanded]);
}
