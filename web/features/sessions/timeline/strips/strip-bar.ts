/** How a bar looks: each told apart by its filling and edge, by its word, and only then by colour. */
export type BarLook =
  'starting' | 'active' | 'stopping' | 'failed' | 'stopped' | 'connected' | 'unseen' | 'unknown';

/** A stretch of one strip. Times in milliseconds since the epoch. */
export interface StripBar {
  from: number;
  /** The same as `from` for a single moment. */
  to: number;
  look: BarLook;
  /** In the bar, where it has room. */
  word: string;
  /** What it says, without times. */
  meaning: string;
  /** It goes on: its end is only as far as is known. */
  goesOn: boolean;
}
