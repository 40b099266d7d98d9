import { parseArn } from '../state/arn.ts';
import type { World } from '../state/world.ts';
import { checkRealm } from './locate.ts';

/** The id in the ARN of a channel, a resource of the low-latency product. Channels are not kept here: any id is one. */
export function channelIdIn(world: World, member: string, text: string | undefined): string {
  const parsed = parseArn(text ?? '');
  if (parsed?.kind !== 'channel') {
    throw new Error(`The constraints let '${member}' through as the ARN of a channel.`);
  }
  checkRealm(world, member, parsed);
  return parsed.id;
}
