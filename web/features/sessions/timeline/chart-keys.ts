import type { Lane } from './data/store.ts';
import { firstAbove, firstAtLeast } from './geometry/search.ts';

/** What a key does while the chart has the focus. */
export type ChartKey =
  | { do: 'pan'; steps: number }
  | { do: 'row'; by: number }
  | { do: 'first-row' }
  | { do: 'last-row' }
  | { do: 'event'; direction: -1 | 1 }
  | { do: 'open' }
  | { do: 'clear' };

const LARGE_STEPS = 4;

/**
 * @param page rows that a page of the chart holds
 * @returns undefined for a key that is the browser's or the page's own
 */
export function chartKey(
  event: { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  page: number,
): ChartKey | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const steps = event.shiftKey ? LARGE_STEPS : 1;
  switch (event.key) {
    case 'ArrowLeft':
      return { do: 'pan', steps: -steps };
    case 'ArrowRight':
      return { do: 'pan', steps };
    case 'ArrowUp':
      return { do: 'row', by: -steps };
    case 'ArrowDown':
      return { do: 'row', by: steps };
    case 'PageUp':
      return { do: 'row', by: -page };
    case 'PageDown':
      return { do: 'row', by: page };
    case 'Home':
      return { do: 'first-row' };
    case 'End':
      return { do: 'last-row' };
    case ',':
      return { do: 'event', direction: -1 };
    case '.':
      return { do: 'event', direction: 1 };
    case 'Enter':
      return { do: 'open' };
    case 'Escape':
      return { do: 'clear' };
    default:
      return undefined;
  }
}

/** The instant of the lane's next event in a direction; undefined when there is none or it is not loaded. */
export function nextEventTime(lane: Lane, time: number, direction: -1 | 1): number | undefined {
  if (lane.load.asOf === undefined) return undefined;
  const { times } = lane.events;
  return direction === 1 ? times[firstAbove(times, time)] : times[firstAtLeast(times, time) - 1];
}
