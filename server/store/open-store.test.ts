import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type StorePlace, storeUnderTest } from '#server/testing/store-under-test.ts';
import { openStore, placeOf, type Store } from './open-store.ts';

let place: StorePlace;
const open: Store[] = [];
beforeEach(async () => {
  place = await storeUnderTest();
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  await place.remove();
});

async function opened(): Promise<Store> {
  const store = await openStore(place.settings);
  open.push(store);
  return store;
}

describe('the store', () => {
  it('makes its tables, and has at the next start what was written', async () => {
    const first = await opened();
    await first.db.insertInto('settings').values({ name: 'indexer', value: 'true' }).execute();
    await first.close();
    open.pop();

    const second = await opened();
    expect(await second.db.selectFrom('settings').selectAll().execute()).toEqual([
      { name: 'indexer', value: 'true' },
    ]);
  });

  it('gives numbers of 64 bits as numbers and bytes as a Buffer, sums and counts too', async () => {
    const { db } = await opened();
    const row = { connection: 'c', stage_id: 's', session_id: 'x', participants: 1 };
    const far = 4_102_444_800_000;
    await db
      .insertInto('event_blocks')
      .values([
        { ...row, block: 0, events: far, columns: Buffer.from([0, 255, 7]) },
        { ...row, block: 1, events: 2, columns: Buffer.alloc(0) },
      ])
      .execute();
    const rows = await db.selectFrom('event_blocks').select(['events', 'columns']).orderBy('block').execute();
    expect(rows).toEqual([
      { events: far, columns: Buffer.from([0, 255, 7]) },
      { events: 2, columns: Buffer.alloc(0) },
    ]);
    const sums = await db
      .selectFrom('event_blocks')
      .select(({ fn }) => [fn.sum<number>('events').as('sum'), fn.countAll<number>().as('count')])
      .executeTakeFirst();
    expect(sums).toEqual({ sum: far + 2, count: 2 });
  });

  it('sorts text by code point, so that a prefix is a range', async () => {
    const { db } = await opened();
    const names = ['b', 'Ä', 'a', 'B', 'a-1', 'a_1', 'Z', '😀'];
    await db
      .insertInto('settings')
      .values(names.map((name) => ({ name, value: '' })))
      .execute();
    const sorted = await db.selectFrom('settings').select('name').orderBy('name').execute();
    expect(sorted.map(({ name }) => name)).toEqual(['B', 'Z', 'a', 'a-1', 'a_1', 'b', 'Ä', '😀']);
  });

  it('leaves alone what a newer version of the console has written, and says so', async () => {
    const { db } = await opened();
    await (db as unknown as Kysely<{ migrations: { name: string; run_at: number } }>)
      .insertInto('migrations')
      .values({ name: '999-of-tomorrow', run_at: 1 })
      .execute();
    const failure: unknown = await openStore(place.settings).catch((error: unknown) => error);
    expect(String(failure)).toContain(
      'it was written by a newer version of the console (it has "999-of-tomorrow")',
    );
    expect(String(failure)).toContain(placeOf(place.settings));
  });

  it('is gone with the test that used it', async () => {
    const store = await openTestStore();
    await store.db.insertInto('settings').values({ name: 'mine', value: '1' }).execute();
    await store.close();
    const another = await openTestStore();
    expect(await another.db.selectFrom('settings').selectAll().execute()).toEqual([]);
    await another.close();
  });
});

describe('a store that cannot be opened', () => {
  it('says that a file is not a database, and leaves it as it is', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'callboard-store-'));
    const file = path.join(folder, 'callboard.db');
    const text = 'Notes of a meeting. '.repeat(100);
    writeFileSync(file, text);
    await expect(openStore({ kind: 'sqlite', file })).rejects.toThrow(
      `${file}: this file is not a database.`,
    );
    expect(readFileSync(file, 'utf8')).toBe(text);
    rmSync(folder, { recursive: true });
  });

  it('says that nothing listens, by the name of the variable and without the password', async () => {
    const url = 'postgres://me:secret@127.0.0.1:1/callboard';
    const failure: unknown = await openStore({ kind: 'postgres', url }).catch((error: unknown) => error);
    expect(String(failure)).toContain('PostgreSQL at 127.0.0.1:1/callboard: nothing listens there.');
    expect(String(failure)).toContain('DATABASE_URL');
    expect(inspect(failure, { depth: 9 })).not.toContain('secret');
  });
});
