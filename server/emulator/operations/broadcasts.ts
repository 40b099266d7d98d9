import { standingAt } from '../simulation/compositions.ts';
import type { World } from '../state/world.ts';
import { runningCompositions } from './in-use.ts';

/** A channel that is not offline, and since when, in milliseconds since 1970. */
export interface Broadcast {
  channelId: string;
  since: number;
}

/**
 * The channels that somebody broadcasts to now, sorted by id: compositions, and encoders of elsewhere. A destination that
 * is STARTING counts: UNCONFIRMED, but two compositions that are started on one channel at once cannot both have it.
 */
export function broadcastsNow(world: World): Broadcast[] {
  const found = new Map<string, Broadcast>();
  for (const broadcast of [...ofCompositions(world), ...fromElsewhere(world)])
    if (!found.has(broadcast.channelId)) found.set(broadcast.channelId, broadcast);
  return [...found.values()].toSorted((one, other) => (one.channelId < other.channelId ? -1 : 1));
}

function ofCompositions(world: World): Broadcast[] {
  const now = world.clock.now();
  return runningCompositions(world).flatMap(({ destinations }) =>
    destinations.flatMap(({ recipe, transitions }) => {
      const standing = standingAt(transitions, now);
      if (recipe.kind !== 'channel' || standing === undefined) return [];
      if (standing.state === 'STOPPED' || standing.state === 'FAILED') return [];
      const since = standing.since('ACTIVE') ?? standing.since('STARTING') ?? now;
      return [{ channelId: recipe.channelId, since }];
    }),
  );
}

function fromElsewhere(world: World): Broadcast[] {
  const live = new Map<string, number>();
  for (const entry of world.ledger.entries) {
    if (entry.kind === 'channel-went-live') live.set(entry.channelId, entry.at);
    if (entry.kind === 'channel-went-offline') live.delete(entry.channelId);
  }
  return [...live].map(([channelId, since]) => ({ channelId, since }));
}
