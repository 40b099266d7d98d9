import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventLane, packLanes, unpackLanes } from '#shared/participants/event-columns.ts';
import { type EventBlocks, unpacked } from './event-blocks.ts';
import type { KnownLane } from './lane-book.ts';
import type { SessionAddress } from './session-address.ts';

/** About how many events a block has in the end, and how many are packed without letting others have a turn. */
const BLOCK_EVENTS = 50_000;
const TURN_EVENTS = 5_000;

/**
 * Packs the events of a session that has ended into few large blocks, each participant once. Nothing is lost where it
 * is stopped: the old blocks go only as the new one of the same number comes.
 * @param book what counts of each participant: of several readings only the last
 */
export async function compact(
  blocks: EventBlocks,
  address: SessionAddress,
  book: ReadonlyMap<string, KnownLane>,
): Promise<void> {
  let first: number | undefined;
  let last = -1;
  let pieces: Uint8Array[] = [];
  let participants = 0;
  let events = 0;
  const write = async (): Promise<void> => {
    if (first === undefined) return;
    await blocks.replace(address, first, last, { pieces: Buffer.concat(pieces), participants, events });
    first = undefined;
    pieces = [];
    participants = 0;
    events = 0;
  };
  for (;;) {
    const block = await blocks.next(address, last);
    if (block === undefined) break;
    first ??= block.block;
    last = block.block;
    let turn: EventLane[] = [];
    let inTurn = 0;
    const pack = (): void => {
      if (turn.length > 0) pieces.push(packLanes(turn));
      participants += turn.length;
      events += inTurn;
      turn = [];
      inTurn = 0;
    };
    for (const lane of unpackLanes(await unpacked(block))) {
      const known = book.get(lane.participantId);
      if (known !== undefined && known.asOf !== lane.asOf) continue;
      turn.push(lane);
      inTurn += lane.events.length;
      if (inTurn < TURN_EVENTS) continue;
      pack();
      await nextTurn();
    }
    pack();
    if (events >= BLOCK_EVENTS) await write();
  }
  await write();
}
