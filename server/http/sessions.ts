import type { Principal } from './principal.ts';

/** What the HTTP side needs to know of sessions. */
export interface Sessions {
  /** Who has the session that a browser's secret opens; undefined where it opens none. No secret: who needs none. */
  find(secret: string | undefined): Promise<Principal | undefined>;
  /**
   * Calls back once the session has ended, or may do other things than before: at most two seconds later.
   * @returns stops watching
   */
  watch(principal: Principal, ended: () => void): () => void;
}
