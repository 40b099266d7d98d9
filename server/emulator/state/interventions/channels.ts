import { z } from 'zod';
import { intervention } from './intervention.ts';

/** Channels belong to the low-latency product. All that can be done to one here is to broadcast to it from elsewhere. */
export const CHANNEL_INTERVENTIONS = [
  intervention('channel-went-live', { channelId: z.string() }),
  intervention('channel-went-offline', { channelId: z.string() }),
] as const;
