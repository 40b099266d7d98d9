import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Database } from '#server/store/schema.ts';
import type { ErrorRow } from './error-rows.ts';
import type { SessionAddress } from './session-address.ts';

/** Packed events of some participants, as they lie in the database: compressed by brotli. */
export interface StoredBlock {
  /** Grows with time: who has read up to a block has all that was there by then. */
  block: number;
  columns: Uint8Array;
}

/** What goes into a block: pieces of `event-columns` in a row. */
export interface NewBlock {
  pieces: Uint8Array;
  participants: number;
  events: number;
  errors: readonly ErrorRow[];
}

export interface BlockSize {
  block: number;
  participants: number;
  events: number;
}

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Quick, and within a tenth of what the slow ones reach on columns. Both run beside the event loop. */
const QUALITY = 5;

/** Undoes the compression of a block, on another thread. */
export const unpacked = async ({ columns }: StoredBlock): Promise<Uint8Array> => decompress(columns);

/** The blocks of events in the console's own database. */
export class EventBlocks {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Keeps a block after all others of its session, with the errors in it, or neither. @returns its number */
  async append(address: SessionAddress, { pieces, participants, events, errors }: NewBlock): Promise<number> {
    const columns = await packed(pieces);
    return this.#db.transaction().execute(async (on) => {
      const block = (await lastBlock(on, address)) + 1;
      await on
        .insertInto('event_blocks')
        .values({ ...keyOf(address), stage_id: address.stageId, block, participants, events, columns })
        .execute();
      for (const error of errors) await keepError(on, address, error);
      return block;
    });
  }

  /**
   * Puts one block in the place of some that follow one another. It has the number of the last of them, so that whoever
   * has read them has nothing to read again.
   */
  async replace(
    address: SessionAddress,
    first: number,
    last: number,
    { pieces, participants, events }: Omit<NewBlock, 'errors'>,
  ): Promise<void> {
    const columns = await packed(pieces);
    await this.#db.transaction().execute(async (on) => {
      await ofSession(on.deleteFrom('event_blocks'), address)
        .where('block', '>=', first)
        .where('block', '<=', last)
        .execute();
      await on
        .insertInto('event_blocks')
        .values({ ...keyOf(address), stage_id: address.stageId, block: last, participants, events, columns })
        .execute();
    });
  }

  /** The first block after one; undefined where there is none. */
  async next(address: SessionAddress, after: number): Promise<StoredBlock | undefined> {
    return ofSession(this.#db.selectFrom('event_blocks'), address)
      .where('block', '>', after)
      .orderBy('block')
      .select(['block', 'columns'])
      .limit(1)
      .executeTakeFirst();
  }

  /** The number of the last block; -1 where there is none. */
  async last(address: SessionAddress): Promise<number> {
    return lastBlock(this.#db, address);
  }

  /** Every block without its content, in order. */
  async sizes(address: SessionAddress): Promise<BlockSize[]> {
    return ofSession(this.#db.selectFrom('event_blocks'), address)
      .orderBy('block')
      .select(['block', 'participants', 'events'])
      .execute();
  }
}

async function packed(pieces: Uint8Array): Promise<Buffer> {
  return compress(pieces, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
}

async function lastBlock(db: Database, address: SessionAddress): Promise<number> {
  const row = await ofSession(db.selectFrom('event_blocks'), address)
    .select(({ fn }) => fn.max('block').as('last'))
    .executeTakeFirst();
  return row?.last ?? -1;
}

async function keepError(db: Database, address: SessionAddress, error: ErrorRow): Promise<void> {
  const changing = { first_at: error.firstAt, occurrences: error.occurrences };
  await db
    .insertInto('participant_errors')
    .values({
      ...keyOf(address),
      stage_id: address.stageId,
      participant_id: error.participantId,
      error_code: error.code,
      ...changing,
    })
    .onConflict((conflict) =>
      conflict.columns(['connection', 'session_id', 'participant_id', 'error_code']).doUpdateSet(changing),
    )
    .execute();
}

const keyOf = ({ connection, sessionId }: SessionAddress): { connection: string; session_id: string } => ({
  connection,
  session_id: sessionId,
});

function ofSession<Query extends { where(column: never, operator: never, value: never): Query }>(
  query: Query,
  { connection, sessionId }: SessionAddress,
): Query {
  return query
    .where('connection' as never, '=' as never, connection as never)
    .where('session_id' as never, '=' as never, sessionId as never);
}
