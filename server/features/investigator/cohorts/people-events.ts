import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { unpackLanes } from '#shared/participants/event-columns.ts';
import { EventBlocks, unpacked } from '#server/jobs/session-events/event-blocks.ts';
import { addressKey, type SessionAddress } from '#server/jobs/session-events/session-address.ts';
import type { Database } from '#server/store/schema.ts';

/** What of a participant's events matters when people are compared. */
export interface PersonEvents {
  joins: number;
  /** The code of each error, or the event's name where it has none, each once. */
  errors: readonly string[];
}

interface Read {
  /** The last block that was read. */
  block: number;
  people: Map<string, PersonEvents>;
}

/** Sessions that are looked at in turn. */
const KEPT = 20;
/** Events that are counted without letting others have a turn: some milliseconds. */
const TURN_EVENTS = 5_000;

/** Counts what the events that are loaded say of each participant; what was counted once is not read again. */
export class PeopleEvents {
  readonly #blocks: EventBlocks;
  readonly #sessions = new LRUCache<string, Read>({ max: KEPT });
  readonly #reading = new Map<string, Promise<Read>>();

  constructor(db: Database) {
    this.#blocks = new EventBlocks(db);
  }

  /** By participant id; who is not in it has no events loaded. */
  async of(address: SessionAddress): Promise<ReadonlyMap<string, PersonEvents>> {
    const key = addressKey(address);
    const before = this.#reading.get(key) ?? Promise.resolve(this.#sessions.get(key));
    const reading = before
      .catch(() => undefined)
      .then(async (known) => this.#readOn(address, known ?? { block: -1, people: new Map() }));
    this.#reading.set(key, reading);
    try {
      const read = await reading;
      this.#sessions.set(key, read);
      return read.people;
    } finally {
      if (this.#reading.get(key) === reading) this.#reading.delete(key);
    }
  }

  async #readOn(address: SessionAddress, read: Read): Promise<Read> {
    for (;;) {
      const block = await this.#blocks.next(address, read.block);
      if (block === undefined) return read;
      let inTurn = 0;
      // Of a participant that is there more than once, the last counts.
      for (const { participantId, events } of unpackLanes(await unpacked(block))) {
        read.people.set(participantId, {
          joins: events.filter(({ name }) => name === 'JOINED').length,
          errors: errorsOf(events),
        });
        inTurn += events.length;
        if (inTurn < TURN_EVENTS) continue;
        inTurn = 0;
        await nextTurn();
      }
      read.block = block.block;
    }
  }
}

function errorsOf(
  events: readonly { name?: string | undefined; errorCode?: string | undefined }[],
): string[] {
  const failed = events.filter(
    ({ name = '', errorCode }) => errorCode !== undefined || name.endsWith('_ERROR'),
  );
  return [...new Set(failed.map(({ name = '', errorCode }) => errorCode ?? name))].toSorted();
}
