import type { LaneRow } from '../data/lane-row.ts';
import { firstJoinOf, type SessionExtent } from '../data/lane-shapes.ts';
import type { SessionTimeline } from '../data/session-timeline.ts';
import type { Lane } from '../data/store.ts';
import type { RowRange } from '../geometry/lane-rows.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { paintDensity } from './paint-density.ts';
import { type Brush, paintHatched, paintLane, paintWords } from './paint-lane.ts';
import { type RowContent, rowContent } from './row-content.ts';
import type { Clock } from '#web/components/time-axis/paint-time.ts';

/** What the rows show. */
export interface LaneSource {
  readonly timeline: SessionTimeline;
  readonly rows: readonly LaneRow[];
  readonly extent: SessionExtent;
  /** End of what is known of the session, milliseconds since the epoch. */
  readonly knownUntil: number;
  /** When nobody published any more. */
  readonly idleTail: TimeWindow | undefined;
}

/**
 * Paints a range of rows; the first of them at the top of the canvas.
 * @returns whether there are words among it, which keep within the window while the rest moves
 */
export function paintLanes(brush: Brush, source: LaneSource, range: RowRange, clock: Clock): boolean {
  const { context, palette, projection, look } = brush;
  let hasWords = false;
  for (let i = range.first; i < range.end; i += 1) {
    const row = source.rows[i];
    if (!row) continue;
    const y = (i - range.first) * look.rowHeight;
    context.fillStyle = palette.line;
    context.fillRect(0, y + look.rowHeight - brush.pixel, projection.width, brush.pixel);
    const words =
      row.kind === 'viewers'
        ? paintDensity(brush, source.timeline.density(row.ids, source.extent, source.knownUntil), y)
        : paintRow(brush, source, rowContent(source, row, i - range.first), y, clock);
    hasWords ||= words;
  }
  return hasWords;
}

function paintRow(
  brush: Brush,
  { extent, knownUntil }: LaneSource,
  { lanes, unknown, unknownFrom: from, bands }: RowContent,
  y: number,
  clock: Clock,
): boolean {
  const { palette } = brush;
  // Until when it lasted is not known, so hatched as far as anything is.
  if (unknown.length > 0) paintHatched(brush, y, from, Math.max(from, extent.end ?? knownUntil));
  if (bands) paintLane(brush, bands, y);
  if (unknown.length > 0) {
    const failed = unknown.some(({ load }) => load.state === 'failed');
    paintWords(
      brush,
      wordsFor(unknown, lanes.length, clock),
      from,
      y,
      failed ? palette.error : palette.muted,
    );
    return true;
  }
  if (!bands || bands.presence.count > 0 || bands.errors.times.length > 0) return false;
  const silent = lanes.every(({ events }) => events.count === 0);
  paintWords(brush, silent ? 'no events' : 'never joined', extent.start, y, palette.muted);
  return true;
}

/** What is known of lanes whose events are not there: `joined 14:02:10, not loaded`. */
function wordsFor(unknown: readonly Lane[], all: number, clock: Clock): string {
  const [lane] = unknown;
  const joined = lane && firstJoinOf(lane);
  const known = joined === undefined ? '' : `joined ${clock.time(joined, true)}, `;
  const which = all > 1 ? `${unknown.length} of ${all} entries ` : '';
  switch (lane?.load.state) {
    case 'loading':
      return `${known}${which}loading`;
    case 'failed':
      return `${known}${which}not loaded: ${lane.load.reason}`;
    default:
      return `${known}${which}not loaded`;
  }
}
