import * as z from 'zod/mini';
import { Instant } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';

/** What keeps a whole connection from being used, whatever is asked through it. */
export const CONNECTION_TROUBLES = [
  'expired',
  'missing',
  'denied',
  'wrong_region',
  'wrong_account',
  'unreachable',
  'refused',
] as const;
export type ConnectionTrouble = (typeof CONNECTION_TROUBLES)[number];

/** How a connection stood when it was last used; nothing is asked of AWS to tell it. */
export const ConnectionState = z.object({
  /** `unused`: nobody has asked it for anything since the server was started. */
  state: z.enum(['unused', 'well', 'trouble']),
  /** When it was last used. */
  at: z.optional(Instant),
  trouble: z.optional(z.object({ reason: z.enum(CONNECTION_TROUBLES), message: z.string() })),
  /** The account whose credentials it has, as AWS STS told it; only where one is configured, which it then equals. */
  account: z.optional(z.string()),
});
export type ConnectionState = z.infer<typeof ConnectionState>;

export const connectionStates = contract('connections', {
  state: json({
    path: '/:connection/state',
    summary: 'Whether a connection could be used the last time, and if not, why',
    access: 'read',
    params: { connection: ConnectionId },
    output: ConnectionState,
  }),
});
