import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from './open-sqlite.ts';
import type { Database } from './schema.ts';

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-turns-'));
  db = await openSqlite(join(folder, 'turns.db'));
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});

/** Counts in the database itself for some milliseconds. */
const slow = sql<{ n: number }>`
  with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 400000)
  select max(n) as n from counted`;

/** How often everybody else had a turn while some work was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isOver = true;
  return turns;
}

describe('a chain of statements in the thread of the server', () => {
  it('gives everybody else turns between long ones, within a transaction too', async () => {
    const turns = await turnsDuring(async () =>
      db.transaction().execute(async (transaction) => {
        for (let each = 0; each < 8; each += 1)
          expect((await slow.execute(transaction)).rows).toEqual([{ n: 400_000 }]);
      }),
    );
    expect(turns).toBeGreaterThanOrEqual(6);
  });

  it('keeps a transaction to itself meanwhile', async () => {
    await sql`create table counts (n integer)`.execute(db);
    await sql`insert into counts values (0)`.execute(db);
    const add = async () =>
      db.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ n: number }>`select n from counts`.execute(transaction);
        await slow.execute(transaction);
        await sql`update counts set n = ${(rows[0]?.n ?? 0) + 1}`.execute(transaction);
      });
    await Promise.all([add(), add(), add()]);
    expect((await sql<{ n: number }>`select n from counts`.execute(db)).rows).toEqual([{ n: 3 }]);
  });
});
