import { useMemo } from 'react';
import { inZone } from '#web/lib/instant.ts';
import type { TickBase } from './ticks.ts';
import type { Clock } from './paint-time.ts';
import { offsetClock, zoneClock } from './zone-clock.ts';

export interface ChartClocks {
  /** From the top line of the axis to the lowest. */
  readonly clocks: readonly Clock[];
  /** What stands beside the times of each: `CET`, or `from start`. */
  readonly names: readonly string[];
  /** The first of them. */
  readonly clock: Clock;
  readonly name: string;
  readonly base: TickBase;
}

/**
 * The clocks by which a chart counts.
 * @param start of the session, milliseconds since the epoch
 */
export function useChartClocks(
  start: number,
  zone: string,
  secondZone: string | undefined,
  offset: boolean,
): ChartClocks {
  return useMemo(() => {
    const second = secondZone === zone ? undefined : secondZone;
    const nameOf = (of: string) => inZone(new Date(start).toISOString(), of)?.zone ?? of;
    const clock = offset ? offsetClock(start) : zoneClock(zone);
    const name = offset ? 'from start' : nameOf(zone);
    const others = second === undefined ? [] : [second];
    return {
      clocks: [clock, ...others.map(zoneClock)],
      names: [name, ...others.map(nameOf)],
      clock,
      name,
      base: offset ? start : zone,
    };
  }, [start, zone, secondZone, offset]);
}
