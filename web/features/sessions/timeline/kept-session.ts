import { unpackLanes } from '#shared/participants/event-columns.ts';
import { BLOCK_HEADER, sessionEvents } from '#shared/sessions/events.ts';
import { FRESH_MS } from '#web/api/query.ts';
import { requestBytes } from '#web/api/request-bytes.ts';
import { SessionTimeline } from './data/session-timeline.ts';

export interface SessionAddress {
  connection: string;
  stageId: string;
  sessionId: string;
}

/** Milliseconds of unpacking after which the page gets a turn: half a frame. */
const TURN_MS = 8;

/** A session in this browser, and what has to be known when one comes back to it. */
export class KeptSession {
  readonly timeline = new SessionTimeline();
  readonly #address: SessionAddress;
  /** The last block that was fetched. */
  #cursor = -1;
  #fetching: Promise<void> | undefined;
  /** When the session was last left, by the browser's clock. */
  #leftAt = Number.NEGATIVE_INFINITY;

  constructor(address: SessionAddress) {
    this.#address = address;
  }

  /** Whether it was looked at a moment ago, so that what is there will do. */
  isFresh(now: number): boolean {
    return now - this.#leftAt <= FRESH_MS;
  }

  leave(now: number): void {
    this.#leftAt = now;
    this.timeline.look([]);
  }

  /**
   * Fetches the blocks that are there and not yet here; one call at a time, the second waits for the first.
   * @throws as `request`
   */
  async catchUp(cursor: number): Promise<void> {
    while (this.#cursor < cursor) {
      this.#fetching ??= this.#fetchNext().finally(() => (this.#fetching = undefined));
      await this.#fetching;
    }
  }

  async #fetchNext(): Promise<void> {
    const { bytes, headers } = await requestBytes(sessionEvents.events, {
      ...this.#address,
      after: this.#cursor,
    });
    const block = headers.get(BLOCK_HEADER);
    if (block === null) {
      // The server has been given another database: what it has is here, and what it had is kept.
      this.#cursor = Number.POSITIVE_INFINITY;
      return;
    }
    let turnEnds = performance.now() + TURN_MS;
    for (const lane of unpackLanes(bytes)) {
      this.timeline.take(lane);
      if (performance.now() < turnEnds) continue;
      await new Promise((resolve) => setTimeout(resolve));
      turnEnds = performance.now() + TURN_MS;
    }
    this.#cursor = Number(block);
  }
}
