import type { Observer } from './observation.ts';

/** What time it is at the upstream of each connection: the emulator's world has a clock of its own. */
export interface UpstreamClock {
  observe: Observer;
  /** Undefined before the first answer. */
  now: (connection: string) => Date | undefined;
}

/** Goes on from each answer's own time by this machine's monotonic clock. */
export function createUpstreamClock(monotonic: () => number = () => performance.now()): UpstreamClock {
  const offsets = new Map<string, number>();
  return {
    observe({ connection, asOf }) {
      offsets.set(connection, asOf.getTime() - monotonic());
    },
    now(connection) {
      const offset = offsets.get(connection);
      return offset === undefined ? undefined : new Date(offset + monotonic());
    },
  };
}
