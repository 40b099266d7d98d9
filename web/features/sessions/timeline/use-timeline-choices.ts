import { useMemo, useState } from 'react';
import { useSearchValues } from '#web/nav/search-state.ts';
import { useZone } from '#web/ui/preferences-store.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import {
  CHOICE_NAMES,
  type ChoiceTexts,
  formatOpened,
  readChoices,
  type TimelineChoices,
  toggled,
} from './choices-in-url.ts';
import {
  keepTimelinePreferences,
  readTimelinePreferences,
  type TimelinePreferences,
} from './timeline-preferences.ts';

/** What may be chosen about the times shown. */
export interface TimeChoice {
  zone: string;
  secondZone: string | undefined;
  offset: boolean;
}

export interface ChosenTimeline extends TimelineChoices {
  /** The zone that times are shown in. */
  readonly shownZone: string;
  /** @param ids the participants of a person: pinned by any of them, the person no longer is */
  togglePin: (ids: readonly string[]) => void;
  toggleExpanded: (key: string) => void;
  openFolds: (folds: readonly TimeWindow[]) => void;
  /** Folds all gaps, or none; remembered. */
  foldGaps: (folded: boolean) => void;
  /** Remembered, save for the zone, which belongs to this view. */
  chooseTime: (time: TimeChoice) => void;
}

/** How this timeline is looked at: in the address, and in part remembered for the next one. */
export function useTimelineChoices(): ChosenTimeline {
  const [texts, set] = useSearchValues(CHOICE_NAMES);
  const [kept, setKept] = useState(readTimelinePreferences);
  const preferred = useZone();
  const key = CHOICE_NAMES.map((name) => texts[name]).join('\n');
  // The values are made anew with every drawing; what they say changes seldom.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const choices = useMemo(() => readChoices(texts, kept), [key, kept]);
  const keep = (change: Partial<TimelinePreferences>, inUrl: Partial<ChoiceTexts>) => {
    keepTimelinePreferences(change);
    setKept((before) => ({ ...before, ...change }));
    set(inUrl);
  };
  return {
    ...choices,
    shownZone: choices.zone ?? preferred,
    togglePin: (ids) => set({ pins: toggled(texts.pins, ids) }),
    toggleExpanded: (row) => set({ open: toggled(texts.open, [row]) }),
    openFolds: (folds) => {
      if (choices.opened === 'all') return;
      set({ folds: formatOpened([...choices.opened, ...folds.map(({ from }) => from)]) });
    },
    foldGaps: (folded) => keep({ gapsOpen: !folded }, { folds: folded ? 'closed' : 'open' }),
    chooseTime: ({ zone, secondZone = '', offset }) =>
      keep(
        { secondZone, offset },
        { zone: zone === preferred ? '' : zone, zone2: secondZone, axis: offset ? 'offset' : 'clock' },
      ),
  };
}
