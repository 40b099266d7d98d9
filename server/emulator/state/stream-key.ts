import type { Realm } from './arn.ts';
import { streamKeySecret } from './ids.ts';
import type { Random } from './random.ts';

/** A stream key as in AWS's samples, whose pattern the API model has: `rt_<account>_<Region>_<configuration>_<secret>`. */
export function newStreamKey({ accountId, region }: Realm, configurationId: string, random: Random): string {
  return `rt_${accountId}_${region}_${configurationId}_${streamKeySecret(random)}`;
}
