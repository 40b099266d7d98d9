import { Panel } from '#web/components/panel.tsx';
import { usePreferences } from '#web/ui/preferences-store.ts';
import { AXIS_COLUMNS } from '#web/components/time-axis/axis-columns.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { axisHeight, LANE_HEIGHT, MINIMAP_HEIGHT, MOST_ROWS } from './chart-size.ts';
import { Legend } from './legend.tsx';

const NAMES = ['w-24', 'w-20', 'w-28', 'w-16', 'w-22'];
const BARS = ['w-11/12', 'w-5/6', 'w-3/4', 'w-1/3', 'w-2/3', 'w-4/5', 'w-1/2'];

/** The place of the timeline while its session or its first participants are loading: as high as most are. */
export function TimelineSkeleton() {
  return (
    <Panel title="Timeline">
      <ChartSkeleton />
      <Legend />
    </Panel>
  );
}

/** The place of the chart while it is loading. */
export function ChartSkeleton() {
  const height = LANE_HEIGHT[usePreferences().density];
  return (
    <output aria-label="Loading the timeline" className="block">
      <div className="border-b border-line" style={{ height: MINIMAP_HEIGHT + 1 }} />
      <div className="border-b border-line bg-sunken" style={{ height: axisHeight(1) + 1 }} />
      {Array.from({ length: MOST_ROWS }, (_, row) => (
        <div
          key={row}
          className={`grid items-center border-b border-line ${AXIS_COLUMNS}`}
          style={{ height }}
        >
          <span className="pl-2 sm:pl-4">
            <Skeleton className={`max-w-full ${NAMES[row % NAMES.length]}`} />
          </span>
          <Skeleton className={BARS[row % BARS.length]} />
        </div>
      ))}
    </output>
  );
}
