import type { LiveNews, WatchState } from '#shared/live/contract.ts';

/** What a tab tells the one that holds the stream. */
export type FromTab =
  | {
      kind: 'topics';
      /** All that the tab shows now; none while it is hidden. */
      topics: readonly string[];
    }
  | { kind: 'bye' };

/** What the one that holds the stream tells a tab. */
export type ToTab =
  | { kind: 'news'; news: LiveNews }
  | { kind: 'watch'; topic: string; watch: WatchState }
  /** From here on these topics are whole. */
  | { kind: 'subscribed'; topics: readonly string[] }
  /** Whether the server can be heard. */
  | { kind: 'link'; up: boolean }
  /** The server ended the stream, or opens none: the session is over. */
  | { kind: 'signed-out' };

/** One end of a line between a tab and the one that holds the stream. */
export interface Line<Sent> {
  post: (message: Sent) => void;
}
