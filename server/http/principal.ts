import type { Role } from '#shared/contract/roles.ts';

/** Who a request is from, once their session has been found. */
export interface Principal {
  /** A person who signed in, or a screen on a wall that shows one connection. */
  kind: 'person' | 'display';
  /** Of the person's account, or of the display session. */
  id: string;
  /** As they sign in, or as the screen is called. */
  name: string;
  role: Role;
  /** The connections that may be seen and changed; undefined: all of them. */
  connections: readonly string[] | undefined;
  /** Of the session: not its secret, which nobody but the browser holds. */
  sessionId: string;
  /** When the session ends however much it is used, in milliseconds since the epoch. */
  expiresAt: number;
}
