import * as z from 'zod/mini';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';

/** Colours a connection's badge may have; red is meant for production. */
export const CONNECTION_COLOURS = [
  'slate',
  'red',
  'amber',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const;
export const ConnectionColour = z.enum(CONNECTION_COLOURS);
export type ConnectionColour = z.infer<typeof ConnectionColour>;

/** One account and Region that the console can look at. It never carries a credential. */
export const Connection = z.object({
  id: ConnectionId,
  label: z.string(),
  colour: ConnectionColour,
  region: z.string(),
  /** `emulated`: the world inside this installation; `aws`: the real service, or an endpoint given in its place. */
  kind: z.enum(['emulated', 'aws']),
  /** Where calls go, when not to the Region's own endpoint. */
  endpoint: z.optional(z.string()),
});
export type Connection = z.infer<typeof Connection>;

export const connections = contract('connections', {
  list: json({
    path: '/connections',
    summary: 'The connections of this console',
    access: 'read',
    output: z.object({ items: z.array(Connection) }),
  }),
});
