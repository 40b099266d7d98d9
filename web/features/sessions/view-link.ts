import { formatMoment } from './timeline/moment/moment-in-url.ts';
import { formatWindow } from './timeline/window-in-url.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';

/**
 * The address of exactly what is seen: the window also where it is the whole, as a live session grows, and the moment.
 * @param href the page's address as it is now, with filters and zone
 * @param at the moment to be marked, milliseconds since the epoch; undefined leaves the marked one
 */
export function viewLink(href: string, window: TimeWindow, at?: number): string {
  const url = new URL(href);
  const { from, to } = formatWindow(window);
  url.searchParams.set('from', from);
  url.searchParams.set('to', to);
  if (at !== undefined) url.searchParams.set('at', formatMoment(at));
  return url.href;
}
