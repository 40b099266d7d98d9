import { z } from 'zod';
import { type ControlRoutes } from '../control/control-routes.ts';
import { parseBody } from '../control/invalid-control.ts';
import { broadcastsNow } from '../operations/broadcasts.ts';
import type { World } from '../state/world.ts';

const nothing = z.strictObject({});

/** `/_emulator/channels/{id}/go-live|go-offline`: an encoder of elsewhere broadcasts to a channel, or no longer does. */
export const channelControl =
  (world: () => World): ControlRoutes =>
  ({ method, parts, body }) => {
    const [resource, channelId = '', act] = parts;
    if (resource !== 'channels' || method !== 'POST' || parts.length !== 3) return undefined;
    if (act !== 'go-live' && act !== 'go-offline') return undefined;
    parseBody(nothing, body ?? {});
    const served = world();
    served.perform({ kind: act === 'go-live' ? 'channel-went-live' : 'channel-went-offline', channelId });
    const live = broadcastsNow(served).some((broadcast) => broadcast.channelId === channelId);
    return { status: 200, body: { channelId, live } };
  };
