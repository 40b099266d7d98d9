import { inZone } from '#web/lib/instant.ts';
import type { Clock } from './paint/paint-time.ts';

/** Words for instants in one zone. */
export function zoneClock(zone: string): Clock {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' });
  return {
    time: (time, seconds) => {
      const words = inZone(new Date(time).toISOString(), zone)?.time ?? '';
      return seconds ? words : words.slice(0, 5);
    },
    day: (time) => day.format(time),
  };
}
