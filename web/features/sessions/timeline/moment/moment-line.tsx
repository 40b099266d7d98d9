import { useRef } from 'react';
import { moveLayer } from '#web/components/time-axis/move-layer.ts';
import { project } from '#web/components/time-axis/projection.ts';
import type { TimelineView } from '../timeline-view.ts';
import { usePlaced } from '#web/components/time-axis/use-placed.ts';

interface MomentLineProps {
  view: TimelineView;
  /** Width of the plot, CSS pixels. */
  width: number;
  /** Milliseconds since the epoch; undefined while no moment is marked. */
  time: number | undefined;
  /** The words on its flag, where it has one. */
  flag?: string;
}

/** The marked moment: one line from top to bottom of what it stands in. */
export function MomentLine(props: MomentLineProps) {
  const { time } = props;
  // Each row has one, and what is not there need not follow every movement.
  return time === undefined ? null : <MarkedLine {...props} time={time} />;
}

function MarkedLine({ view, width, time, flag }: MomentLineProps & { time: number }) {
  const line = useRef<HTMLDivElement>(null);
  usePlaced(
    view,
    width,
    (projection) => {
      if (!line.current) return;
      const x = Math.round(project(projection, time));
      const isOut = x < 0 || x > projection.width;
      if (line.current.hidden !== isOut) line.current.hidden = isOut;
      if (isOut) return;
      moveLayer(line.current, x);
      // The flag stays within the plot.
      const side = x > projection.width / 2 ? 'left' : 'right';
      if (line.current.dataset['side'] !== side) line.current.dataset['side'] = side;
    },
    time,
  );
  return (
    <div
      ref={line}
      hidden
      aria-hidden
      className="group/moment pointer-events-none absolute inset-y-0 -left-px z-10 w-0.5 bg-text"
    >
      {flag !== undefined && (
        <span className="absolute top-0 bg-text px-1 text-2xs whitespace-nowrap text-surface group-data-[side=left]/moment:right-0 group-data-[side=right]/moment:left-0">
          {flag}
        </span>
      )}
    </div>
  );
}
