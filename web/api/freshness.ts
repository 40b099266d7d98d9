import type { Stale } from '#shared/contract/errors.ts';

/** When something was true, by the upstream's clock, and when this browser received it, by its own. */
export interface Freshness {
  /** ISO 8601; what "live for" and every other age of the upstream's things is counted against. */
  asOf: string;
  /** Milliseconds since the epoch by the browser's clock; only for "… ago". */
  receivedAt: number;
  /** There where AWS gave nothing newer: what went wrong. */
  stale?: Stale | undefined;
  /** It came by itself over the live stream, and was not asked for. */
  pushed?: boolean | undefined;
}
