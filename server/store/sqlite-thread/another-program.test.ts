import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBeside } from '#server/testing/open-beside.ts';
import { openSqlite } from '../open-sqlite.ts';
import type { Database } from '../schema.ts';

let folder: string;
let db: Database;
let beside: Awaited<ReturnType<typeof openBeside>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-beside-'));
  const file = join(folder, 'beside.db');
  db = await openSqlite(file);
  beside = await openBeside({ kind: 'sqlite', file });
  await sql`create table lines (n integer)`.execute(db);
  for (const either of [db, beside.db]) await sql`pragma busy_timeout = 0`.execute(either);
});
afterEach(async () => {
  await db.destroy();
  await beside.close();
  await rm(folder, { recursive: true });
});

const add = async (n: number, on: Database) => sql`insert into lines values (${n})`.execute(on);
const linesSeenBeside = async () =>
  (await sql<{ n: number }>`select n from lines order by n`.execute(beside.db)).rows.map(({ n }) => n);

describe('beside another program at the same file', () => {
  it('a transaction that has read can write, whatever the other wants to write meanwhile', async () => {
    await db.transaction().execute(async (on) => {
      await sql`select * from lines`.execute(on);
      await expect(add(2, beside.db)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
      await add(1, on);
    });
    await add(2, beside.db);
    expect(await linesSeenBeside()).toEqual([1, 2]);
  });

  it.each([
    ['a line', async () => add(2, db)],
    ['a line that is told of', async () => sql`insert into lines values (2) returning n`.execute(db)],
    [
      'lines of a query',
      async () => sql`with two as (select 2) insert into lines select * from two`.execute(db),
    ],
    ['a table', async () => sql`create table others (n integer)`.execute(db)],
    ['free pages', async () => sql`pragma incremental_vacuum(10)`.execute(db)],
    ['a transaction', async () => db.transaction().execute(async (on) => add(2, on))],
  ])(
    '%s that could not be written changes nothing, and what is written later is kept',
    async (_what, write) => {
      await beside.db.transaction().execute(async (on) => {
        await add(1, on);
        await expect(write()).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
      });
      expect(await linesSeenBeside()).toEqual([1]);
      await add(3, db);
      expect(await linesSeenBeside()).toEqual([1, 3]);
      await db.transaction().execute(async (on) => add(4, on));
      await add(5, beside.db);
      expect(await linesSeenBeside()).toEqual([1, 3, 4, 5]);
    },
  );

  it('a write that breaks a rule leaves the right to write to the other', async () => {
    await sql`create unique index once on lines (n)`.execute(db);
    await add(1, db);
    await expect(add(1, db)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
    await add(2, beside.db);
    expect(await linesSeenBeside()).toEqual([1, 2]);
  });

  it('can read while the other writes', async () => {
    await beside.db.transaction().execute(async (on) => {
      await add(1, on);
      expect((await sql`select n from lines`.execute(db)).rows).toEqual([]);
    });
    expect((await sql`select n from lines`.execute(db)).rows).toEqual([{ n: 1 }]);
  });
});
