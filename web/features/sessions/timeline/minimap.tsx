import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { formatDuration } from '#web/lib/duration.ts';
import { MINIMAP_HEIGHT } from './chart-size.ts';
import { type MinimapParts, minimapParts, type Part } from './geometry/minimap-parts.ts';
import { project, unproject } from '#web/components/time-axis/projection.ts';
import { SHORTEST_WINDOW_MS, type TimeWindow } from '#web/components/time-axis/time-window.ts';
import type { Clock } from '#web/components/time-axis/paint-time.ts';
import type { LaneSource } from './paint/paint-lanes.ts';
import { paintMinimap } from './paint/paint-minimap.ts';
import { paintShown } from './paint/paint-shown.ts';
import type { Palette } from '#web/components/time-axis/palette.ts';
import { hatchPattern, preparedContext } from '#web/components/time-axis/surface.ts';
import { paintStill } from '#web/components/time-axis/still-picture.ts';
import type { TimelineView } from './timeline-view.ts';
import { useOverview } from './use-overview.ts';
import { usePacedWindow } from '#web/components/time-axis/use-paced-window.ts';
import { usePlaced } from '#web/components/time-axis/use-placed.ts';
import { useSize } from '#web/components/time-axis/use-size.ts';
import { AXIS_COLUMNS } from '#web/components/time-axis/axis-columns.ts';

/** Steps of the arrow keys, as parts of the session. */
const STEP = 0.01;
const LARGE_STEP = 0.1;

const count = new Intl.NumberFormat('en-GB');

interface MinimapProps {
  view: TimelineView;
  source: LaneSource;
  /** The store's version. */
  version: number;
  palette: Palette | undefined;
  clock: Clock;
  /** What stands beside every time: the zone, or that it is counted from the start. */
  zoneName: string;
}

/** The whole session above the lanes, with the window in it: its edges and its body can be dragged, or moved by keys. */
export function Minimap({ view, source, version, palette, clock, zoneName }: MinimapProps) {
  const overview = useOverview(source, version);
  const area = useRef<HTMLDivElement>(null);
  const whole = useRef<HTMLCanvasElement>(null);
  const shown = useRef<HTMLCanvasElement>(null);
  const { width } = useSize(area);
  const window = usePacedWindow(view);
  // The session grows between two drawings of what is around this.
  const bounds = useSyncExternalStore(view.subscribe, view.getBounds);
  const { from, to } = bounds;
  const picture = useMemo(
    () => ({ palette, overview, projection: { from, to, width } }),
    [palette, overview, from, to, width],
  );
  useLayoutEffect(() => {
    if (!picture.palette || picture.projection.width === 0 || !whole.current) return;
    const { palette: colours, overview: content, projection } = picture;
    const ratio = devicePixelRatio || 1;
    paintStill(whole.current, projection.width, MINIMAP_HEIGHT, ratio, (pen) => {
      const hatch = hatchPattern(pen, colours, ratio);
      paintMinimap(pen, colours, hatch, projection, content, MINIMAP_HEIGHT);
    });
  }, [picture]);

  const scale = { ...bounds, width: Math.max(width, 1) };
  const parts = minimapParts(project(scale, window.from), project(scale, window.to), scale.width);
  // The window moves with every frame; what takes hold of it, which nobody sees, follows with the words.
  usePlaced(
    view,
    width,
    () => {
      if (!shown.current || !palette) return;
      const context = preparedContext(shown.current, width, MINIMAP_HEIGHT, devicePixelRatio || 1);
      if (!context) return;
      const now = view.getWindow();
      paintShown(context, palette, project(scale, now.from), project(scale, now.to), width, MINIMAP_HEIGHT);
    },
    picture,
  );
  const time = (instant: number) => clock.time(instant, true);
  const value = { view, area, bounds, start: overview.start };
  return (
    <div className={`grid ${AXIS_COLUMNS} border-b border-line`}>
      <p aria-hidden className="flex items-center border-r border-line px-2 text-xs text-muted sm:px-4">
        Whole session
      </p>
      <div
        ref={area}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot clip what hangs over its edges
        role="group"
        aria-label={`Whole session: ${count.format(overview.events)} events, ${count.format(overview.errors)} errors`}
        title="Drag the window or its edges"
        className="relative cursor-pointer touch-pan-y overflow-hidden"
        style={{ height: MINIMAP_HEIGHT }}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.target !== event.currentTarget) return;
          const at = unproject(scale, event.clientX - event.currentTarget.getBoundingClientRect().left);
          const now = view.getWindow();
          const half = (now.to - now.from) / 2;
          view.show({ from: at - half, to: at + half });
        }}
      >
        {PARTS.map((part) => (
          <Handle
            key={part}
            part={part}
            place={parts[part]}
            window={window}
            words={
              part === 'body'
                ? `${time(window.from)} to ${time(window.to)} ${zoneName}, ${formatDuration(window.to - window.from)}`
                : `${time(part === 'start' ? window.from : window.to)} ${zoneName}`
            }
            {...value}
          />
        ))}
        {/* Over the handles, which are not to be seen: what lies over a canvas is a layer of its own in each frame. */}
        <canvas ref={whole} aria-hidden className="pointer-events-none absolute inset-0 size-full" />
        <canvas ref={shown} aria-hidden className="pointer-events-none absolute inset-0 size-full" />
      </div>
    </div>
  );
}

/** As Tab goes through them: the whole, then its edges. */
const PARTS = ['body', 'start', 'end'] as const;

const NAMES: Record<keyof MinimapParts, string> = {
  body: 'Stretch shown',
  start: 'Start of the stretch shown',
  end: 'End of the stretch shown',
};

interface HandleProps {
  part: keyof MinimapParts;
  place: Part;
  /** As it is told. */
  window: TimeWindow;
  words: string;
  view: TimelineView;
  area: RefObject<HTMLElement | null>;
  /** The whole session. */
  bounds: TimeWindow;
  /** Of the session, milliseconds since the epoch. */
  start: number;
}

function Handle({ part, place, window, words, view, area, bounds, start }: HandleProps) {
  const held = useRef<{ x: number; window: TimeWindow }>(undefined);
  const length = bounds.to - bounds.from;
  const seconds = (time: number) => Math.round((time - start) / 1000);
  const value = part === 'end' ? window.to : window.from;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = length * (event.shiftKey ? LARGE_STEP : STEP);
    const by = keyStep(event.key, step, length);
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    view.show(moved(part, view.getWindow(), by, bounds));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, window: view.getWindow() };
  };
  const onPointerMove = (event: PointerEvent) => {
    const width = area.current?.clientWidth ?? 0;
    if (!held.current || width === 0) return;
    const by = ((event.clientX - held.current.x) / width) * length;
    view.show(moved(part, held.current.window, by, bounds));
  };
  const letGo = () => {
    held.current = undefined;
  };
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native slider has one thumb, and no window between two
      role="slider"
      tabIndex={0}
      aria-label={NAMES[part]}
      aria-valuemin={seconds(bounds.from)}
      aria-valuemax={seconds(bounds.to)}
      aria-valuenow={seconds(value)}
      aria-valuetext={words}
      title={`${NAMES[part]}: ${words}`}
      className={`absolute inset-y-0 touch-none -outline-offset-2 outline-accent focus-visible:z-10 focus-visible:outline-2 ${part === 'body' ? 'cursor-grab' : 'cursor-ew-resize'}`}
      style={{ left: place.x, width: place.width }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    />
  );
}

/** How far a key moves a handle, in milliseconds; undefined for keys that are none of its own. */
function keyStep(key: string, step: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return -step;
    case 'ArrowRight':
    case 'ArrowUp':
      return step;
    case 'PageDown':
      return -LARGE_STEP * length;
    case 'PageUp':
      return LARGE_STEP * length;
    case 'Home':
      return -length;
    case 'End':
      return length;
    default:
      return undefined;
  }
}

/** The window after one of its handles was moved: an edge stops short of the other and at the end of the session. */
function moved(
  part: keyof MinimapParts,
  { from, to }: TimeWindow,
  by: number,
  bounds: TimeWindow,
): TimeWindow {
  switch (part) {
    case 'start':
      return { from: Math.max(Math.min(from + by, to - SHORTEST_WINDOW_MS), bounds.from), to };
    case 'end':
      return { from, to: Math.min(Math.max(to + by, from + SHORTEST_WINDOW_MS), bounds.to) };
    default:
      return { from: from + by, to: to + by };
  }
}
