import * as z from 'zod/mini';
import { ConnectionId, ResourceKind } from '../contract/ids.ts';

/** How a part of what was typed or pasted was read. */
export const MEANINGS = [
  'participant',
  'user',
  'session',
  'stage',
  'composition',
  'resource',
  'tag',
  'error',
  'from',
  'to',
  'anything',
] as const;

/** One part of the question as the server understood it, to be shown above the results. */
export const Understood = z.object({
  means: z.enum(MEANINGS),
  /** The value that is searched for: an id, the beginning of a user id, `key=value`, an ISO instant. */
  value: z.string(),
});
export type Understood = z.infer<typeof Understood>;

/** What was pasted, where it is more than words. */
export const PASTED = [
  'eventbridge-event',
  's3-prefix',
  'cli-command',
  'sdk-snippet',
  'console-address',
  'error-text',
  'json',
  'secret',
] as const;
export const Pasted = z.enum(PASTED);
export type Pasted = z.infer<typeof Pasted>;

/** A resource that was named by its ARN: its page can be opened whether or not it has ever been seen. */
export const Lead = z.object({
  kind: ResourceKind,
  id: z.string(),
  /** `us-west-2, 123456789012`, where the ARN is of another Region or account than this connection. */
  elsewhere: z.optional(z.string()),
});
export type Lead = z.infer<typeof Lead>;

/** What the ARNs of a connection say. The account is absent as long as none of its resources has been seen. */
export const ConnectionRealm = z.object({
  connection: ConnectionId,
  region: z.string(),
  accountId: z.optional(z.string()),
});
export type ConnectionRealm = z.infer<typeof ConnectionRealm>;
