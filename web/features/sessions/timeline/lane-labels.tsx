import { RadioTower, RotateCw } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { lookOf } from '#web/components/states.ts';
import { classNames } from '#web/lib/class-names.ts';
import { StateMark } from '#web/ui/state-mark.tsx';
import type { SessionTimeline } from './data/session-timeline.ts';
import type { Lane } from './data/store.ts';
import type { LaneRows } from './geometry/lane-rows.ts';
import { laneName } from './readout-words.ts';

interface LaneLabelsProps {
  timeline: SessionTimeline;
  ids: readonly string[];
  rows: LaneRows;
  first: number;
  end: number;
  laneHref: (laneId: string) => string;
  /** Has what failed loaded once more. */
  retry: () => void;
  /** The store's version: labels are drawn again when it changes. */
  version: number;
}

/** The names beside the lanes: real links, one for each row in view. */
export const LaneLabels = memo(function LaneLabels(props: LaneLabelsProps) {
  const { timeline, ids, rows, first, end, laneHref, retry } = props;
  return (
    <ul aria-label="Lanes in view">
      {ids.slice(first, end).map((id, i) => {
        const lane = timeline.store.lane(id);
        return (
          lane && (
            <li
              key={id}
              className="group absolute inset-x-0 flex items-center gap-1.5 border-b border-line pr-1 pl-2 sm:pl-4"
              style={{ top: (first + i) * rows.height, height: rows.height }}
            >
              <LaneLabel lane={lane} href={laneHref(id)} retry={retry} />
            </li>
          )
        );
      })}
    </ul>
  );
});

function LaneLabel({ lane, href, retry }: { lane: Lane; href: string; retry: () => void }) {
  const { state, published, userId } = lane.participant;
  const look = state === undefined ? undefined : lookOf('participant', state);
  const failed = lane.load.state === 'failed';
  return (
    <>
      {look && (
        <span title={look.word} className="shrink-0">
          <StateMark tone={look.tone} shape={look.shape} />
          <span className="sr-only">{look.word}</span>
        </span>
      )}
      <Link
        to={href}
        title={userId ? `${userId} (participant ${lane.id})` : `Participant ${lane.id}, without a user id`}
        className={classNames(
          'link flex min-h-6 min-w-0 items-center text-text',
          userId ? undefined : 'font-mono text-xs',
        )}
      >
        <span className="truncate">{laneName(lane)}</span>
      </Link>
      {userId && (
        <span aria-hidden className="hidden shrink-0 font-mono text-2xs text-muted sm:inline">
          {lane.id.slice(-4)}
        </span>
      )}
      <span className="ml-auto flex shrink-0 items-center">
        {lane.load.state === 'loading' && (
          <span className="size-1.5 animate-breathe rounded-full bg-info" title="Loading its events" />
        )}
        {failed && (
          <button
            type="button"
            onClick={retry}
            title="Load its events again"
            aria-label={`Load the events of ${laneName(lane)} again`}
            className="inline-flex size-6 cursor-pointer items-center justify-center rounded-sm text-bad hover:bg-hover"
          >
            <RotateCw size={13} aria-hidden />
          </button>
        )}
        {published && (
          <span title="Has published in this session" className="hidden p-1 text-muted sm:inline">
            <RadioTower size={12} aria-hidden />
            <span className="sr-only">Publisher</span>
          </span>
        )}
      </span>
    </>
  );
}
