import { isZone } from '#web/lib/zones.ts';

/** How somebody last chose to look at timelines; kept in this browser only. */
export interface TimelinePreferences {
  /** Whether gaps are drawn in full. */
  gapsOpen: boolean;
  /** Times are counted from the start of the session. */
  offset: boolean;
  /** A second zone beside the first, such as the customer's; empty for none. */
  secondZone: string;
}

const KEY = 'callboard.timeline';

/** Reads kept choices; whatever is missing or damaged falls back to its default. */
export function readTimelinePreferences(): TimelinePreferences {
  let stored: Partial<Record<keyof TimelinePreferences, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) stored = parsed;
  } catch {
    // Damaged, or storage is blocked in this browser: the defaults apply.
  }
  const { gapsOpen, offset, secondZone } = stored;
  return {
    gapsOpen: gapsOpen === true,
    offset: offset === true,
    secondZone: typeof secondZone === 'string' && isZone(secondZone) ? secondZone : '',
  };
}

export function keepTimelinePreferences(change: Partial<TimelinePreferences>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readTimelinePreferences(), ...change }));
  } catch {
    // As above: the choice then lasts as long as the address.
  }
}
