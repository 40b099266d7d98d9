import { type FocusEvent, memo, Suspense, useState } from 'react';
import { classNames } from '#web/lib/class-names.ts';
import { fetchedEarly } from '#web/lib/fetched-early.tsx';
import type { LaneRow } from './data/lane-row.ts';
import type { SessionTimeline } from './data/session-timeline.ts';
import type { LaneRows } from './geometry/lane-rows.ts';
import type { LaneActionsContext } from './lane-actions.tsx';
import { PersonLabel } from './person-label.tsx';
import { ViewersLabel } from './viewers-label.tsx';

// At hand when a row is reached: Tab goes on from its link to them.
const LaneActions = fetchedEarly(async () => ({ default: (await import('./lane-actions.tsx')).LaneActions }));

interface LaneLabelsProps extends LaneLabelContext {
  rows: readonly LaneRow[];
  size: LaneRows;
  first: number;
  end: number;
  /** The row that is marked; -1 for none. */
  marked: number;
}

/** What is the same for every row. */
interface LaneLabelContext {
  timeline: SessionTimeline;
  laneHref: (laneId: string) => string;
  /** Has what failed loaded once more. */
  retry: () => void;
  actions: LaneActionsContext;
  onExpand: (key: string) => void;
  onPin: (ids: readonly string[]) => void;
  /** The store's version: labels are drawn again when it changes. */
  version: number;
}

/** The names beside the lanes: real links, one for each row in view. */
export const LaneLabels = memo(function LaneLabels(props: LaneLabelsProps) {
  const { rows, size, first, end, marked, ...context } = props;
  return (
    <ul aria-label="Lanes in view">
      {rows.slice(first, end).map((row, i) => (
        <LaneLabel
          key={row.key}
          row={row}
          top={(first + i) * size.height}
          height={size.height}
          marked={first + i === marked}
          {...context}
        />
      ))}
    </ul>
  );
});

interface LaneLabelProps extends LaneLabelContext {
  row: LaneRow;
  /** CSS pixels. */
  top: number;
  height: number;
  marked: boolean;
}

/** Drawn once while it is scrolled by. */
const LaneLabel = memo(function LaneLabel(props: LaneLabelProps) {
  const { row, top, height, marked, timeline, laneHref, retry, onExpand, onPin, actions } = props;
  // Four buttons for every row there is would be most of the page, and nobody sees them.
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only notes where pointer and focus are
    <li
      className={classNames(
        'group absolute inset-x-0 flex items-center gap-1.5 border-b border-line pr-1',
        row.kind === 'entry' ? 'pl-5 sm:pl-10' : 'pl-2 sm:pl-4',
      )}
      style={{ top, height }}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={(event: FocusEvent) => {
        // With the window the focus leaves too, for nowhere, and comes back to where it still is.
        const to: Element | null = event.relatedTarget ?? document.activeElement;
        // A dialog gives the focus back to the button that opened it, which has to be there then.
        if (!event.currentTarget.contains(to) && !to?.closest('dialog')) setFocused(false);
      }}
    >
      {row.kind === 'viewers' ? (
        <ViewersLabel row={row} onExpand={onExpand} />
      ) : (
        <PersonLabel
          row={row}
          store={timeline.store}
          active={marked || pointed || focused}
          laneHref={laneHref}
          retry={retry}
          onExpand={onExpand}
          onPin={onPin}
          actions={
            (pointed || focused) && (
              <Suspense>
                <LaneActions row={row} store={timeline.store} context={actions} />
              </Suspense>
            )
          }
        />
      )}
    </li>
  );
});
