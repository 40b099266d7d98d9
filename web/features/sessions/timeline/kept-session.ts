import { BLOCK_HEADER, sessionEvents } from '#shared/sessions/events.ts';
import { FRESH_MS } from '#web/api/query.ts';
import { requestBytes } from '#web/api/request-bytes.ts';
import { SessionTimeline } from './data/session-timeline.ts';
import { inTurns } from './page-turns.ts';
import { unpackBlock } from './unpack-block.ts';

export interface SessionAddress {
  connection: string;
  stageId: string;
  sessionId: string;
}

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
    await inTurns(this.timeline.takeColumns(await unpackBlock(bytes)));
    this.#cursor = Number(block);
  }
}
