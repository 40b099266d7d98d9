import type { LaneBands } from '../data/join-shapes.ts';
import type { LaneRow } from '../data/lane-row.ts';
import { firstJoinOf, type SessionExtent } from '../data/lane-shapes.ts';
import type { SessionTimeline } from '../data/session-timeline.ts';
import type { Lane } from '../data/store.ts';

/** What there is to paint of a person or an entry. */
export interface RowContent {
  /** What it stands for. */
  readonly lanes: readonly Lane[];
  /** Those of them whose events are not there. */
  readonly unknown: readonly Lane[];
  /** Since when they may have been in, milliseconds since the epoch; Infinity where all is known. */
  readonly unknownFrom: number;
  /** What the loaded ones show together. */
  readonly bands: LaneBands | undefined;
}

interface Kept {
  readonly row: LaneRow;
  readonly extent: SessionExtent;
  /** Of the store. */
  readonly version: number;
  readonly content: RowContent;
}

/** By the place of the row among those that are painted: of ten thousand rows a screenful is kept. */
const kept = new WeakMap<SessionTimeline, Kept[]>();

/**
 * Finds out what a row shows, once for each change of the store: while the view moves it is asked for with every frame.
 * @param place of the row among those that are painted, from the top
 */
export function rowContent(
  { timeline, extent }: { timeline: SessionTimeline; extent: SessionExtent },
  row: LaneRow,
  place: number,
): RowContent {
  let places = kept.get(timeline);
  if (!places) kept.set(timeline, (places = []));
  const { version } = timeline.store;
  const held = places[place];
  if (held?.row === row && held.version === version && held.extent === extent) return held.content;
  const content = contentOf(timeline, extent, row);
  places[place] = { row, extent, version, content };
  return content;
}

function contentOf(timeline: SessionTimeline, extent: SessionExtent, { ids }: LaneRow): RowContent {
  const lanes = ids.flatMap((id) => timeline.store.lane(id) ?? []);
  const unknown = lanes.filter(({ load }) => load.asOf === undefined);
  return {
    lanes,
    unknown,
    unknownFrom: Math.min(...unknown.map((lane) => firstJoinOf(lane) ?? extent.start)),
    bands: timeline.bandsOf(lanes, extent),
  };
}
