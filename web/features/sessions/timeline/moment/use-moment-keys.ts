import { inZone } from '#web/lib/instant.ts';
import { announce } from '#web/ui/announcer.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { formatMoment } from './moment-in-url.ts';
import type { Cursor, TimelineView } from '../timeline-view.ts';

interface MomentKeys {
  moment: number | undefined;
  cursor: Cursor | undefined;
  view: TimelineView;
  zone: string;
  mark: (time: number | undefined) => void;
}

/** `m` marks the moment at which the cursor stands, Escape takes the mark away. */
export function useMomentKeys({ moment, cursor, view, zone, mark }: MomentKeys): void {
  const run = () => {
    const { from, to } = view.getWindow();
    // Without a cursor the chart's keys begin in the middle too.
    const time = cursor?.time ?? (from + to) / 2;
    mark(time);
    const shown = inZone(formatMoment(time), zone);
    announce(shown ? `Marked ${shown.time} ${shown.zone}` : 'Marked');
  };
  const marking = { keys: 'm', label: 'Timeline: mark the moment of the cursor', run };
  const clearing = {
    keys: 'Escape',
    label: 'Timeline: clear the marked moment',
    run: () => mark(undefined),
  };
  useShortcuts(moment === undefined ? [marking] : [marking, clearing]);
}
