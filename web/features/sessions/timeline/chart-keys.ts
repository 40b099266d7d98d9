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
  | { do: 'expand' }
  | { do: 'pin' }
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
    case ' ':
      return { do: 'expand' };
    case 'P':
      return { do: 'pin' };
    case 'Escape':
      return { do: 'clear' };
    default:
      return undefined;
  }
}

/** The instant of the next event in a direction among some lanes; undefined when there is none, or none is loaded. */
export function nextEventTime(lanes: readonly Lane[], time: number, direction: -1 | 1): number | undefined {
  let next: number | undefined;
  for (const { load, events } of lanes) {
    if (load.asOf === undefined) continue;
    const { times } = events;
    const found = direction === 1 ? times[firstAbove(times, time)] : times[firstAtLeast(times, time) - 1];
    if (found === undefined) continue;
    if (next === undefined || direction * (found - next) < 0) next = found;
  }
  return next;
}
