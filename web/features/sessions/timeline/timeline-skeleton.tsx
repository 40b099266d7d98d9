import { Panel } from '#web/components/panel.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';

const BARS = ['w-3/4', 'w-2/3', 'w-5/6', 'w-1/2', 'w-3/5', 'w-4/5', 'w-2/5', 'w-3/4'];

/** The place of the timeline while its session or its first participants are loading: as high as most are. */
export function TimelineSkeleton() {
  return (
    <Panel title="Timeline">
      <output aria-label="Loading the timeline" className="block h-116 overflow-hidden">
        {BARS.map((width, i) => (
          <div key={i} className="flex h-7.5 items-center gap-4 border-b border-line px-4">
            <Skeleton className="w-24 shrink-0 sm:w-48" />
            <Skeleton className={width} />
          </div>
        ))}
      </output>
    </Panel>
  );
}
