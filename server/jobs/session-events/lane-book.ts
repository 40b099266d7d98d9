import { laneHeads } from '#shared/participants/event-columns.ts';
import { type EventBlocks, unpacked } from './event-blocks.ts';
import type { SessionAddress } from './session-address.ts';

/** How far the events of one participant are known. */
export interface KnownLane {
  /** When AWS was asked, milliseconds since the epoch by its clock. */
  asOf: number;
  /** Nothing more can come. */
  settled: boolean;
  events: number;
}

/** Reads from the blocks who is in them; of what is there more than once, the last counts. */
export async function readLaneBook(
  blocks: EventBlocks,
  address: SessionAddress,
): Promise<Map<string, KnownLane>> {
  const book = new Map<string, KnownLane>();
  let after = -1;
  for (;;) {
    // One at a time: a great session has hundreds of megabytes of events, and none of them is needed here.
    const block = await blocks.next(address, after);
    if (block === undefined) return book;
    for (const { participantId, asOf, settled, count } of laneHeads(await unpacked(block)))
      book.set(participantId, { asOf, settled, events: count });
    after = block.block;
  }
}
