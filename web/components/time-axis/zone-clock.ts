import { offsetWords } from './offset-words.ts';
import type { Clock } from './paint-time.ts';

/** Words for instants in one zone. */
export function zoneClock(zone: string): Clock {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' });
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return {
    time: kept((time) => clock.format(time)),
    day: (time) => day.format(time),
  };
}

const MOST_KEPT = 1_000;

/** An axis asks for the same times frame after frame. */
function kept(wordsOf: (time: number) => string): Clock['time'] {
  const known = new Map<number, string>();
  return (time, seconds) => {
    let words = known.get(time);
    if (words === undefined) {
      if (known.size >= MOST_KEPT) known.clear();
      known.set(time, (words = wordsOf(time)));
    }
    return seconds ? words : words.slice(0, 5);
  };
}

/** Words for instants as time since the session began. */
export function offsetClock(start: number): Clock {
  const time = (instant: number) => offsetWords(instant - start);
  return { time, day: time };
}
