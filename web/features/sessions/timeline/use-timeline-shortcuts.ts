import { useShortcuts } from '#web/ui/shortcuts.ts';
import { type TimelineView, ZOOM_STEP } from './timeline-view.ts';

interface TimelineActions {
  fit: () => void;
  fold: () => void;
  goTo: () => void;
}

/** The keys of the timeline, from anywhere on the page. */
export function useTimelineShortcuts(view: TimelineView, { fit, fold, goTo }: TimelineActions): void {
  const zoomIn = () => view.zoom(ZOOM_STEP);
  const zoomOut = () => view.zoom(1 / ZOOM_STEP);
  useShortcuts([
    { keys: 'w', label: 'Timeline: more detail', run: zoomIn },
    { keys: 's', label: 'Timeline: less detail', run: zoomOut },
    { keys: 'a', label: 'Timeline: earlier', run: () => view.panStep(-1) },
    { keys: 'd', label: 'Timeline: later', run: () => view.panStep(1) },
    { keys: 'W', label: 'Timeline: much more detail', run: () => view.zoom(ZOOM_STEP ** 3) },
    { keys: 'S', label: 'Timeline: much less detail', run: () => view.zoom(ZOOM_STEP ** -3) },
    { keys: 'A', label: 'Timeline: much earlier', run: () => view.panStep(-4) },
    { keys: 'D', label: 'Timeline: much later', run: () => view.panStep(4) },
    { keys: '+', label: 'Timeline: more detail', run: zoomIn },
    { keys: '=', label: 'Timeline: more detail', run: zoomIn },
    { keys: '-', label: 'Timeline: less detail', run: zoomOut },
    { keys: '0', label: 'Timeline: whole session', run: () => view.showWhole() },
    { keys: 'f', label: 'Timeline: centre what is marked, then fit its lane', run: fit },
    { keys: 'z', label: 'Timeline: fold time without events, or show it', run: fold },
    { keys: 't', label: 'Timeline: go to a time', run: goTo },
  ]);
}
