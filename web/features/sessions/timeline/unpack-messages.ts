import type { LaneColumns } from './data/lane-columns.ts';

/** A block to be unpacked, numbered so that its answer finds back. */
export interface ToUnpack {
  id: number;
  bytes: Uint8Array;
}

export type Unpacked = { id: number; columns: LaneColumns } | { id: number; failure: unknown };
