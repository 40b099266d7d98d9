import { ROLES } from '#shared/contract/roles.ts';
import { addTestPeople } from '#server/testing/test-sessions.ts';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StorePlace, storeUnderTest } from '#server/testing/store-under-test.ts';
import { openStore, type StoreSettings } from '../open-store.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

let folder: string;
/** Under `npm run test:postgres` this is PostgreSQL, and the file beside it stays SQLite: backups go both ways. */
let place: StorePlace;
let file: StoreSettings;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-backup-'));
  place = await storeUnderTest();
  file = { kind: 'sqlite', file: path.join(folder, 'data', 'callboard.db') };
});
afterEach(async () => {
  await place.remove();
  rmSync(folder, { recursive: true, force: true });
});

const PEOPLE = 623;
const BYTES = Buffer.from(Array.from({ length: 256 }, (_, at) => at));

async function fill(settings: StoreSettings, name: string): Promise<void> {
  const store = await openStore(settings);
  const of = { connection: 'prod', stage_id: 'stage1', session_id: 'st-AAAAAAAAAAAAA' };
  await store.db.insertInto('settings').values({ name, value: '"Ünï ⌘\\n"' }).execute();
  await store.db
    .insertInto('event_blocks')
    .values({ ...of, block: 0, participants: 1, events: 2, columns: BYTES })
    .execute();
  for (let first = 0; first < PEOPLE; first += 200)
    await store.db
      .insertInto('participants')
      .values(
        Array.from({ length: Math.min(200, PEOPLE - first) }, (_, at) => ({
          ...of,
          participant_id: `p${first + at}`,
          user_id: at % 3 === 0 ? null : `user ${at}`,
          joined_at: 1_795_176_000_000 + at,
          state: 'CONNECTED',
          published: at % 2,
          recording_state: null,
          replication_type: null,
          details: at % 5 === 0 ? '{"browserName":"Firefox"}' : null,
          details_at: null,
          first_seen: 1,
          last_seen: 2,
        })),
      )
      .execute();
  await store.close();
}

async function contentOf(settings: StoreSettings) {
  const store = await openStore(settings);
  const content = {
    settings: await store.db.selectFrom('settings').selectAll().orderBy('name').execute(),
    blocks: await store.db.selectFrom('event_blocks').selectAll().execute(),
    people: await store.db.selectFrom('participants').selectAll().orderBy('participant_id').execute(),
  };
  await store.close();
  return content;
}

const backupFile = (): string => path.join(folder, 'backup.ndjson.gz');

describe('a backup', () => {
  it('brings everything back, from either database into either', async () => {
    await fill(place.settings, 'one');
    const before = await contentOf(place.settings);
    const counts = await writeBackup(place.settings, backupFile());
    expect(counts).toMatchObject({ participants: PEOPLE, event_blocks: 1, settings: 1, stages: 0 });

    expect(await restoreBackup(file, backupFile(), folder)).toMatchObject({
      counts: { participants: PEOPLE },
    });
    expect(await contentOf(file)).toEqual(before);
    expect(before.blocks[0]?.columns).toEqual(BYTES);
    expect(before.people).toHaveLength(PEOPLE);

    rmSync(backupFile());
    await writeBackup(file, backupFile());
    const empty = await storeUnderTest();
    await restoreBackup(empty.settings, backupFile(), folder);
    expect(await contentOf(empty.settings)).toEqual(before);
    await empty.remove();
  });

  it('brings back who there is, and nobody who is signed in', async () => {
    const store = await openStore(place.settings);
    await addTestPeople(store.db);
    await store.close();
    await writeBackup(place.settings, backupFile());
    await restoreBackup(file, backupFile(), folder);
    const restored = await openStore(file);
    expect(await restored.db.selectFrom('people').select('id').execute()).toHaveLength(ROLES.length);
    expect(await restored.db.selectFrom('account_sessions').select('id').execute()).toEqual([]);
    await restored.close();
  });

  it('keeps aside what was there, so that it can be taken back', async () => {
    await fill(place.settings, 'of the backup');
    await writeBackup(place.settings, backupFile());
    const there = await storeUnderTest();
    await fill(there.settings, 'of before');
    const { aside } = await restoreBackup(there.settings, backupFile(), folder);
    expect((await contentOf(there.settings)).settings).toMatchObject([{ name: 'of the backup' }]);
    if (there.settings.kind === 'sqlite')
      expect((await contentOf({ kind: 'sqlite', file: aside ?? '' })).settings).toMatchObject([
        { name: 'of before' },
      ]);
    else {
      await restoreBackup(there.settings, aside ?? '', folder);
      expect((await contentOf(there.settings)).settings).toMatchObject([{ name: 'of before' }]);
    }
    await there.remove();
  });

  it('is not written over another file, and leaves no part of itself behind', async () => {
    writeFileSync(backupFile(), 'mine');
    await expect(writeBackup(place.settings, backupFile())).rejects.toThrow('is there already');
    expect(readFileSync(backupFile(), 'utf8')).toBe('mine');
    const nowhere: StoreSettings = { kind: 'sqlite', file: path.join(folder, 'none', 'callboard.db') };
    await expect(writeBackup(nowhere, path.join(folder, 'other.gz'))).rejects.toThrow(
      'there is no database yet.',
    );
    expect(readdirSync(folder)).toEqual(['backup.ndjson.gz']);
  });
});

describe('a file that cannot be restored', () => {
  beforeEach(async () => {
    await fill(place.settings, 'of before');
    await writeBackup(place.settings, backupFile());
  });

  const lines = (): string[] => gunzipSync(readFileSync(backupFile())).toString().trimEnd().split('\n');
  const packed = (text: readonly string[]): Buffer => gzipSync(`${text.join('\n')}\n`);
  const SPOILT: [what: string, spoil: () => Buffer, says: string][] = [
    ['is cut', () => readFileSync(backupFile()).subarray(0, -20), 'not whole'],
    ['has lost its end', () => packed(lines().slice(0, -1)), 'its end is missing'],
    [
      'has lost a row',
      () => packed(lines().map((line) => line.replace(/\["prod","stage1",[^\]]*\],/, ''))),
      'rows of',
    ],
    [
      'is damaged',
      () => Buffer.concat([readFileSync(backupFile()).subarray(0, 200), Buffer.alloc(300)]),
      'damaged',
    ],
    ['is another file', () => packed(['{"name":"callboard"}']), 'no backup of the console'],
    ['is not compressed', () => Buffer.from('settings'), 'no backup of the console'],
    [
      'is of a newer version',
      () =>
        packed(
          lines().map((line) => line.replace('001-first-tables"', '001-first-tables","999-of-tomorrow"')),
        ),
      'newer version of the console',
    ],
  ];

  it.each(SPOILT)('because it %s leaves everything as it is', async (_what, spoil, says) => {
    const before = await contentOf(place.settings);
    const spoilt = path.join(folder, 'spoilt.gz');
    writeFileSync(spoilt, spoil());
    await expect(restoreBackup(place.settings, spoilt, folder)).rejects.toThrow(says);
    expect(await contentOf(place.settings)).toEqual(before);
  });

  it('because it is not there says so', async () => {
    const none = path.join(folder, 'none.gz');
    await expect(restoreBackup(place.settings, none, folder)).rejects.toThrow(
      `${none}: there is no such file.`,
    );
    expect(existsSync(none)).toBe(false);
  });
});
