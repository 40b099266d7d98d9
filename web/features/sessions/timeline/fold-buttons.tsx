import { type RefObject, useRef, useSyncExternalStore } from 'react';
import { formatDuration } from '#web/lib/duration.ts';
import { inUtc } from '#web/lib/instant.ts';
import { moveLayer } from '#web/components/time-axis/move-layer.ts';
import { project } from '#web/components/time-axis/projection.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import type { Clock } from '#web/components/time-axis/paint-time.ts';
import type { TimelineView } from './timeline-view.ts';
import { usePlaced } from '#web/components/time-axis/use-placed.ts';

interface FoldButtonsProps {
  view: TimelineView;
  /** CSS pixels of the axis. */
  width: number;
  clock: Clock;
  zoneName: string;
  onOpen: (fold: TimeWindow) => void;
  /** Takes the focus when the button that had it is gone. */
  after: RefObject<HTMLElement | null>;
}

/** The folded gaps on the axis: each says how much is left out, and shows it when it is pressed. */
export function FoldButtons({ view, width, clock, zoneName, onOpen, after }: FoldButtonsProps) {
  const folds = useSyncExternalStore(view.subscribe, view.getFolds);
  const buttons = useRef(new Map<TimeWindow, HTMLButtonElement>());
  usePlaced(
    view,
    width,
    (projection) => {
      for (const [fold, button] of buttons.current) {
        const left = project(projection, fold.from);
        const right = project(projection, fold.to);
        // Without bends the window lies in a gap and shows it in full.
        const isOut = !projection.bends || right <= 0 || left >= width;
        if (button.hidden !== isOut) button.hidden = isOut;
        moveLayer(button, left);
        const wide = `${right - left}px`;
        if (button.style.width !== wide) button.style.width = wide;
      }
    },
    folds,
  );
  return folds.map((fold) => {
    const duration = formatDuration(fold.to - fold.from);
    const words = `${duration} without events, ${clock.time(fold.from, true)} to ${clock.time(fold.to, true)} ${zoneName}`;
    return (
      <button
        key={fold.from}
        ref={(element) => {
          if (!element) return undefined;
          buttons.current.set(fold, element);
          return () => {
            buttons.current.delete(fold);
          };
        }}
        type="button"
        hidden
        title={`Show ${words}; ${inUtc(isoOf(fold.from))} to ${inUtc(isoOf(fold.to))}`}
        aria-label={`Show ${words}`}
        className="absolute inset-y-0 left-0 z-10 flex cursor-pointer flex-wrap content-center justify-center gap-x-1 overflow-hidden border-x border-dashed border-edge bg-surface text-2xs leading-3 text-muted -outline-offset-2 hover:bg-hover hover:text-text"
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => {
          onOpen(fold);
          after.current?.focus();
        }}
      >
        {parts(duration).map((part) => (
          <span key={part} className="whitespace-nowrap">
            {part}
          </span>
        ))}
      </button>
    );
  });
}

const isoOf = (time: number) => new Date(time).toISOString();

/** `2 h 5 min` as two parts that need not stand on one line. */
function parts(duration: string): string[] {
  return duration.match(/\S+ \S+/g) ?? [duration];
}
