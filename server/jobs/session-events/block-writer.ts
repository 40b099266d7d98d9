import { packLanes, type LaneToPack } from '#shared/participants/event-columns.ts';
import { errorsIn, type ErrorRow } from './error-rows.ts';
import { type EventBlocks, unpacked } from './event-blocks.ts';
import type { SessionAddress } from './session-address.ts';

/** Most that waits in memory, and about what a whole block holds. */
const FULL = { participants: 100, events: 50_000 };
/** What was loaded appears on screens, and is safe from a crash, after so many milliseconds at most. */
const WRITE_EVERY_MS = 1000;
/** Small blocks in a row that are put together into one. */
const SMALL_AT_MOST = 24;

export interface BlockWriterOptions {
  blocks: EventBlocks;
  address: SessionAddress;
  /** Told of what is on the disk, from which nothing can take it any more. */
  kept: (lanes: readonly Omit<LaneToPack, 'events'>[], block: number) => void;
  failed: (error: unknown) => void;
}

/**
 * Collects loaded participants and writes them as blocks: small ones soon, so that people see what has come, which are
 * put together as they become many.
 */
export class BlockWriter {
  readonly #options: BlockWriterOptions;
  #lanes: Omit<LaneToPack, 'events'>[] = [];
  #pieces: Uint8Array[] = [];
  #errors: ErrorRow[] = [];
  #events = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: BlockWriterOptions) {
    this.#options = options;
  }

  /** Takes a participant. Resolves as soon as there is room for the next. */
  async add(lane: LaneToPack): Promise<void> {
    const { events, ...head } = lane;
    this.#lanes.push(head);
    // Packed one by one: a whole block at once would hold up everybody else.
    this.#pieces.push(packLanes([lane]));
    this.#errors.push(...errorsIn(lane.participantId, events));
    this.#events += events.length;
    if (this.#lanes.length >= FULL.participants || this.#events >= FULL.events) await this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), WRITE_EVERY_MS);
  }

  /** Writes what is there; resolves when all of it is on the disk, or was told to have failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lanes = this.#lanes;
    if (lanes.length > 0) {
      const block = {
        pieces: Buffer.concat(this.#pieces),
        participants: lanes.length,
        events: this.#events,
        errors: this.#errors,
      };
      this.#lanes = [];
      this.#pieces = [];
      this.#errors = [];
      this.#events = 0;
      const { blocks, address, kept, failed } = this.#options;
      this.#writing = this.#writing.then(async () => {
        try {
          kept(lanes, await blocks.append(address, block));
          await this.#putSmallTogether();
        } catch (error) {
          failed(error);
        }
      });
    }
    await this.#writing;
  }

  async #putSmallTogether(): Promise<void> {
    const { blocks, address } = this.#options;
    const sizes = await blocks.sizes(address);
    const whole = sizes.findLastIndex(
      ({ participants, events }) => participants >= FULL.participants || events >= FULL.events,
    );
    const small = sizes.slice(whole + 1);
    const participants = small.reduce((sum, each) => sum + each.participants, 0);
    const events = small.reduce((sum, each) => sum + each.events, 0);
    const [first, last] = [small[0], small.at(-1)];
    if (first === undefined || last === undefined) return;
    if (
      small.length < SMALL_AT_MOST &&
      (small.length < 2 || (participants < FULL.participants && events < FULL.events))
    )
      return;
    const pieces: Uint8Array[] = [];
    for (let after = first.block - 1; after < last.block;) {
      const block = await blocks.next(address, after);
      if (block === undefined) break;
      pieces.push(await unpacked(block));
      after = block.block;
    }
    await blocks.replace(address, first.block, last.block, {
      pieces: Buffer.concat(pieces),
      participants,
      events,
    });
  }
}
