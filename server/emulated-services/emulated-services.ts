import type { Neighbour, Neighbourhood } from '#server/emulator/wire/neighbour.ts';
import { emulatedCloudWatch } from './cloudwatch/emulated-cloudwatch.ts';
import { emulatedServiceQuotas } from './service-quotas/emulated-service-quotas.ts';
import { emulatedSts } from './sts/emulated-sts.ts';

/** The services of AWS that a connection uses beside IVS, over the emulator's world and at its address. */
export function emulatedServices(around: Neighbourhood): readonly Neighbour[] {
  return [emulatedCloudWatch(around), emulatedServiceQuotas(around), emulatedSts(around)];
}
