/** What kind of event a stage is used for: how long, how often and with how many people of which part. */
export interface Format {
  name: string;
  /** Length of the slot that one session happens in, in milliseconds. */
  period: number;
  /** Shortest and longest session. */
  duration: readonly [number, number];
  /** Publishing for all of the session, the first of them from first to last second. */
  hosts: readonly [number, number];
  /** Publishing for a while. */
  guests: readonly [number, number];
  /** How long a guest publishes at a time, shortest and longest. */
  turn: readonly [number, number];
  /** How many times a guest publishes. */
  turns: readonly [number, number];
  /** Subscribing only. */
  audience: readonly [number, number];
  /** The part of the session in which the audience arrives, from 0 to 1. */
  arrival: number;
  /** How likely somebody shares a screen. */
  screenShare: number;
  /** How likely an encoder that is not bound to an ingest configuration publishes by WHIP. */
  whip: number;
  /** The number of people is exactly hosts + guests + audience: nobody comes back under a new token. */
  exact: boolean;
}
