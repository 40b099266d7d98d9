import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from './open-store.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function freshFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-store-'));
  folders.push(folder);
  return path.join(folder, 'callboard.db');
}

describe('the store', () => {
  it('makes its file and its tables, and has at the next start what was written', async () => {
    const file = freshFile();
    const first = await openStore({ kind: 'sqlite', file });
    await first.db.insertInto('settings').values({ name: 'indexer', value: 'true' }).execute();
    await first.close();

    const second = await openStore({ kind: 'sqlite', file });
    const rows = await second.db.selectFrom('settings').selectAll().execute();
    await second.close();
    expect(rows).toEqual([{ name: 'indexer', value: 'true' }]);
  });
});
