import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import Sqlite from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../open-sqlite.ts';
import type { Database } from '../schema.ts';

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-values-'));
  db = await openSqlite(join(folder, 'values.db'));
  await sql`create table things (id integer primary key, bytes blob, number integer, text text unique)`.execute(
    db,
  );
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});

describe('values on their way to the thread and back', () => {
  it('are what they were: bytes, large numbers, text and nothing', async () => {
    // A view of a memory that has others in it.
    const view = Buffer.from('before the bytes after').subarray(7, 16);
    const large = 2 ** 52 + 1;
    await sql`insert into things values (1, ${view}, ${large}, 'é 🎬'), (2, ${Buffer.alloc(0)}, -1, null), (3, null, null, '')`.execute(
      db,
    );
    // Whoever gave them still has them.
    expect(view.toString()).toBe('the bytes');
    const { rows } = await sql<{ bytes: unknown }>`select * from things order by id`.execute(db);
    expect(rows).toEqual([
      { id: 1, bytes: Buffer.from('the bytes'), number: large, text: 'é 🎬' },
      { id: 2, bytes: Buffer.alloc(0), number: -1, text: null },
      { id: 3, bytes: null, number: null, text: '' },
    ]);
    expect(Buffer.isBuffer(rows[0]?.bytes)).toBe(true);
  });

  it('tell how many rows were changed, and the number of a new one', async () => {
    const inserted = await sql`insert into things (number) values (7), (8)`.execute(db);
    expect(inserted).toMatchObject({ rows: [], numAffectedRows: 2n, insertId: 2n });
    const deleted = await sql`delete from things where number = 8`.execute(db);
    expect(deleted.numAffectedRows).toBe(1n);
    const returned = await sql`update things set number = 9 returning number`.execute(db);
    expect(returned.rows).toEqual([{ number: 9 }]);
  });

  it('that cannot be sent are refused, and hold nobody up', async () => {
    await expect(sql`select ${Symbol('mine')}`.execute(db)).rejects.toThrow('could not be cloned');
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });
});

describe('an error of the driver', () => {
  /** What the driver throws in the thread that calls it. */
  function thrownHere(file: string, text: string): unknown {
    const here = new Sqlite(file);
    try {
      return here.prepare(text).run([]);
    } catch (error) {
      return error;
    } finally {
      here.close();
    }
  }

  it.each([
    ['insert into things (text) values (1), (1)', 'SQLITE_CONSTRAINT_UNIQUE'],
    ['select * from nothing', 'SQLITE_ERROR'],
  ])('has the name, the words and the code that it has here: %s', async (text, code) => {
    const there: unknown = await sql
      .raw(text)
      .execute(db)
      .catch((error: unknown) => error);
    const { name, message } = thrownHere(join(folder, 'values.db'), text) as Error;
    expect(there).toBeInstanceOf(Error);
    expect(there).toMatchObject({ name, message, code });
    expect(name).toBe('SqliteError');
  });

  it('comes of a file that is no database too, which can be removed then', async () => {
    const file = join(folder, 'notes.db');
    await writeFile(file, 'Notes of a meeting. '.repeat(100));
    await expect(openSqlite(file)).rejects.toMatchObject({ name: 'SqliteError', code: 'SQLITE_NOTADB' });
    await rm(file);
  });
});
