import type { Observation, Observer } from '#server/aws/observation.ts';
import { Sweeps } from '#server/recorder/sweeps.ts';

/** When a connection's stages and compositions were last listed whole, milliseconds by the upstream's clock. */
export interface Listed {
  stages?: number;
  compositions?: number;
}

/** Remembers it since the console was started: what is recorded tells what was seen, not that it was all. */
export function createListingTimes(): { observe: Observer; of: (connection: string) => Listed } {
  const sweeps = new Sweeps();
  const times = new Map<string, Listed>();
  return {
    observe(seen: Observation) {
      const whole = sweeps.take(seen);
      if (whole === undefined) return;
      const what = whole.kind === 'all-stages' ? 'stages' : 'compositions';
      times.set(whole.connection, { ...times.get(whole.connection), [what]: whole.at });
    },
    of: (connection) => times.get(connection) ?? {},
  };
}
