import { useEffect, useEffectEvent, useMemo } from 'react';
import type { SessionExtent } from './data/lane-shapes.ts';
import type { SessionTimeline } from './data/session-timeline.ts';
import { foldsOf } from '#web/components/time-axis/folds.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import type { TimelineView } from './timeline-view.ts';
import type { ChosenTimeline } from './use-timeline-choices.ts';

export interface Folds {
  /** All gaps that can be folded, ascending. */
  readonly all: readonly TimeWindow[];
  /** Those that are. */
  readonly folded: readonly TimeWindow[];
}

/**
 * Folds the gaps of a session once it is loaded, save for those that somebody opened.
 * @param version the store's version: gaps are found again when it changes
 */
export function useFolds(
  view: TimelineView,
  timeline: SessionTimeline,
  extent: SessionExtent,
  knownUntil: number,
  version: number,
  { opened, openFolds, at }: ChosenTimeline,
): Folds {
  const { start } = extent;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the version stands for what the store holds
  const gaps = useMemo(() => timeline.gaps(extent, knownUntil), [timeline, extent, knownUntil, version]);
  const all = useMemo(
    () => foldsOf(gaps, knownUntil - start, at === undefined ? [] : [at]),
    [gaps, knownUntil, start, at],
  );
  const folded = useMemo(
    () => (opened === 'all' ? [] : all.filter(({ from }) => !opened.has(from))),
    [all, opened],
  );
  const onLookedInto = useEffectEvent((folds: readonly TimeWindow[]) => openFolds(folds));
  useEffect(() => {
    view.onLookedInto = (folds) => onLookedInto(folds);
    return () => {
      view.onLookedInto = () => undefined;
    };
  }, [view]);
  useEffect(() => view.setFolds(folded), [view, folded]);
  return { all, folded };
}
