import { deriveLane, type LaneShape } from './derive.ts';
import type { Lane } from './store.ts';

/** The length of the session as far as it is known, in milliseconds since the epoch. */
export interface SessionExtent {
  start: number;
  /** Undefined while the session is live. */
  end: number | undefined;
}

/** Shapes kept ready: several screens of lanes. The others are derived again when they are scrolled to. */
const KEPT_SHAPES = 256;

/** The first join in milliseconds since the epoch, where AWS tells it. */
export function firstJoinOf(lane: Lane): number | undefined {
  const time =
    lane.participant.firstJoinTime === undefined ? Number.NaN : Date.parse(lane.participant.firstJoinTime);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Where what has no end is drawn to: the session's end, or on a live session the time at which the lane was loaded.
 * Never "now": between loading and now anything may have happened.
 */
export function openEndOf(lane: Lane, extent: SessionExtent): number {
  return extent.end ?? lane.load.asOf ?? extent.start;
}

/** Derives lanes when they are read, once for each change of a lane. */
export class LaneShapes {
  readonly #kept = new Map<string, { lane: Lane; end: number; shape: LaneShape }>();

  /** The shape of a lane; undefined until its events have been loaded whole, as a part of them would mislead. */
  of(lane: Lane, extent: SessionExtent): LaneShape | undefined {
    if (lane.load.asOf === undefined) return undefined;
    const end = openEndOf(lane, extent);
    const known = this.#kept.get(lane.id);
    const same = known !== undefined && known.end === end && hasSameSource(known.lane, lane);
    const shape = same ? known.shape : deriveLane(lane.events, firstJoinOf(lane), end);
    // Put last again, so that the first is the one not used for longest.
    this.#kept.delete(lane.id);
    this.#kept.set(lane.id, { lane, end, shape });
    if (this.#kept.size > KEPT_SHAPES) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return shape;
  }
}

function hasSameSource(a: Lane, b: Lane): boolean {
  return a === b || (a.events === b.events && a.participant.firstJoinTime === b.participant.firstJoinTime);
}
