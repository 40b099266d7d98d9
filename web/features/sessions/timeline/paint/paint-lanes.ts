import { openEndOf, firstJoinOf, type SessionExtent } from '../data/lane-shapes.ts';
import type { SessionTimeline } from '../data/session-timeline.ts';
import type { Lane } from '../data/store.ts';
import type { RowRange } from '../geometry/lane-rows.ts';
import { type Brush, paintLane, paintUnknown, paintWords } from './paint-lane.ts';
import type { Clock } from './paint-time.ts';

/** What the rows show. */
export interface LaneSource {
  readonly timeline: SessionTimeline;
  readonly ids: readonly string[];
  readonly extent: SessionExtent;
  /** End of what is known of the session, milliseconds since the epoch. */
  readonly knownUntil: number;
}

/** Paints a range of rows; the first of them at the top of the canvas. */
export function paintLanes(brush: Brush, source: LaneSource, rows: RowRange, clock: Clock): void {
  const { rowHeight } = brush.look;
  for (let row = rows.first; row < rows.end; row += 1) {
    const id = source.ids[row];
    const lane = id === undefined ? undefined : source.timeline.store.lane(id);
    if (lane) paintRow(brush, source, lane, (row - rows.first) * rowHeight, clock);
  }
}

function paintRow(brush: Brush, source: LaneSource, lane: Lane, y: number, clock: Clock): void {
  const { context, palette, projection, look } = brush;
  context.fillStyle = palette.line;
  context.fillRect(0, y + look.rowHeight - brush.pixel, projection.width, brush.pixel);
  const shape = source.timeline.shapeOf(lane, source.extent);
  if (!shape) {
    const from = firstJoinOf(lane) ?? source.extent.start;
    const to = Math.max(from, openEndOf(lane, { ...source.extent, end: source.knownUntil }));
    paintUnknown(
      brush,
      y,
      from,
      to,
      wordsFor(lane, clock),
      lane.load.state === 'failed' ? 'failed' : 'plain',
    );
    return;
  }
  paintLane(brush, shape, y);
  if (shape.presence.count === 0 && shape.errors.times.length === 0) {
    paintWords(brush, lane.events.count === 0 ? 'no events' : 'never joined', 0, y, palette.muted);
  }
}

/** What is known of a lane whose events are not there. */
function wordsFor(lane: Lane, clock: Clock): string {
  const joined = firstJoinOf(lane);
  const known = joined === undefined ? '' : `joined ${clock.time(joined, false)}, `;
  switch (lane.load.state) {
    case 'loading':
      return `${known}loading`;
    case 'failed':
      return `${known}not loaded: ${lane.load.reason}`;
    default:
      return `${known}not loaded`;
  }
}
