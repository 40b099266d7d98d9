import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../open-sqlite.ts';
import type { Database } from '../schema.ts';
import { startSqliteThread } from './sqlite-thread.ts';

let folder: string;
let file: string;
let db: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-thread-'));
  file = join(folder, 'thread.db');
  db = await openSqlite(file);
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});

/** Counts in the database itself, a million in some hundred milliseconds. */
const counted = (to: number) => sql<{ n: number }>`
  with recursive counted(n) as (select 1 union all select n + 1 from counted where n < ${to})
  select max(n) as n from counted`;

describe('the thread of SQLite', () => {
  it('leaves the thread of the server to everybody else while a statement takes its time', async () => {
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    expect((await counted(2_000_000).execute(db)).rows).toEqual([{ n: 2_000_000 }]);
    isOver = true;
    expect(turns).toBeGreaterThan(200);
  });

  it('keeps a transaction to itself while others wait', async () => {
    await sql`create table counts (n integer)`.execute(db);
    await sql`insert into counts values (0)`.execute(db);
    const add = async () =>
      db.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ n: number }>`select n from counts`.execute(transaction);
        await counted(100_000).execute(transaction);
        await sql`update counts set n = ${(rows[0]?.n ?? 0) + 1}`.execute(transaction);
      });
    await Promise.all([add(), add(), add()]);
    expect((await sql<{ n: number }>`select n from counts`.execute(db)).rows).toEqual([{ n: 3 }]);
  });

  it('closes after what was asked for before, and the file can be opened again at once', async () => {
    await sql`create table lines (n integer)`.execute(db);
    const before = [
      counted(200_000).execute(db),
      sql`insert into lines values (1)`.execute(db),
      db.transaction().execute(async (on) => {
        await counted(200_000).execute(on);
        await sql`insert into lines values (2)`.execute(on);
      }),
    ];
    await db.destroy();
    await Promise.all(before);
    await expect(sql`select 1`.execute(db)).rejects.toThrow('destroyed');
    db = await openSqlite(file);
    expect((await sql`select n from lines order by n`.execute(db)).rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('tells whoever waits, and whoever comes later, that it has ended', async () => {
    const thread = startSqliteThread();
    const other = await openSqlite(join(folder, 'other.db'), thread);
    await sql`create table lines (n integer)`.execute(other);
    const waiting = Promise.allSettled([
      other.transaction().execute(async (on) => {
        await sql`insert into lines values (1)`.execute(on);
        await counted(500_000).execute(on);
      }),
      sql`insert into lines values (2)`.execute(other),
      // It ends in the middle of the transaction.
      thread.end(),
    ]);
    for (const settled of (await waiting).slice(0, 2))
      expect(settled).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringMatching(/^The thread of the database has ended/) as string },
      });
    await expect(sql`select 1`.execute(other)).rejects.toThrow('Start the program again');
    expect((await thread.ended).message).toMatch(/^The thread of the database has ended/);
    await expect(openSqlite(join(folder, 'other.db'), thread)).rejects.toThrow('has ended');
    await other.destroy();
    // What has ended is not what the others use.
    expect((await counted(3).execute(db)).rows).toEqual([{ n: 3 }]);
    const again = await openSqlite(join(folder, 'other.db'));
    expect((await sql`select n from lines`.execute(again)).rows).toEqual([]);
    await again.destroy();
  });
});
