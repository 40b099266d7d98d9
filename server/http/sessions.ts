import type { Principal } from './principal.ts';

/** Why what was opened by a session ends: it is over, or its browser was given another of the same person in its place. */
export type SessionEnd = 'signed-out' | 'replaced';

/** What the HTTP side needs to know of sessions. */
export interface Sessions {
  /** Who has the session that a browser's secret opens; undefined where it opens none. No secret: who needs none. */
  find(secret: string | undefined): Promise<Principal | undefined>;
  /**
   * Calls back once the session has ended, or may do other things than before: at most two seconds later.
   * @returns stops watching
   */
  watch(principal: Principal, ended: (why: SessionEnd) => void): () => void;
}
