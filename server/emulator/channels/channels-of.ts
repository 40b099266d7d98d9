import { resourceId } from '../state/ids.ts';
import { seedOf } from '../state/random.ts';
import type { World } from '../state/world.ts';

/** A channel of the account, as much as a list tells of it. */
export interface ChannelRecord {
  id: string;
  name: string;
  type: 'STANDARD' | 'BASIC' | 'ADVANCED_HD';
  latencyMode: 'LOW' | 'NORMAL';
  tags: Readonly<Record<string, string>>;
}

/** Channels that no composition of the scenario broadcasts to: what somebody who starts one has to choose from. */
const SPARE = [
  { name: 'programme-main', type: 'STANDARD', latencyMode: 'LOW', tags: { env: 'prod' } },
  { name: 'programme-backup', type: 'STANDARD', latencyMode: 'LOW', tags: { env: 'prod' } },
  { name: 'regional-north', type: 'ADVANCED_HD', latencyMode: 'LOW', tags: { team: 'regional' } },
  { name: 'regional-south', type: 'ADVANCED_HD', latencyMode: 'LOW', tags: { team: 'regional' } },
  { name: 'rehearsal', type: 'BASIC', latencyMode: 'NORMAL', tags: { env: 'test' } },
  { name: '', type: 'BASIC', latencyMode: 'NORMAL', tags: {} },
] as const satisfies readonly Omit<ChannelRecord, 'id'>[];

/**
 * The channels of the account, sorted by id: those that the scenario's compositions broadcast to, named after their stages,
 * and some that are free. An account without stages has none. They follow from the world and never change.
 */
export function channelsOf(world: World): ChannelRecord[] {
  const composing = world.scenarioStages.flatMap(({ name, compositions }) =>
    compositions.flatMap(({ destinations }) =>
      destinations.filter(({ kind }) => kind === 'channel').map(({ channelId }) => ofStage(channelId, name)),
    ),
  );
  if (world.scenarioStages.length === 0) return [];
  const dice = seedOf('channels', world.accountId).random();
  const spare = SPARE.map((channel) => ({ id: resourceId(dice), ...channel }));
  const byId = new Map([...composing, ...spare].map((channel) => [channel.id, channel]));
  return [...byId.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function ofStage(id: string, stageName: string): ChannelRecord {
  return { id, name: `${stageName}-air`.slice(0, 128), type: 'STANDARD', latencyMode: 'LOW', tags: {} };
}
