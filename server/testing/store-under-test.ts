import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore, type Store, type StoreSettings } from '#server/store/open-store.ts';

/**
 * A place for a database of one test alone: a file, or, where `npm run test:postgres` names a PostgreSQL server, a
 * schema of that server. Tests that keep something in the store take it from here, and so run on both.
 */
export interface StorePlace {
  settings: StoreSettings;
  /** Of an audit log beside it. */
  auditFile: string;
  /** To be called when nothing uses it any more. */
  remove(): Promise<void>;
}

/** A place that nothing was written to yet. */
export async function storeUnderTest(): Promise<StorePlace> {
  const server = process.env['CALLBOARD_TEST_POSTGRES'];
  return server === undefined || server === '' ? file() : schemaOf(server);
}

function file(): StorePlace {
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-store-'));
  return {
    settings: { kind: 'sqlite', file: path.join(folder, 'callboard.db') },
    auditFile: path.join(folder, 'audit.db'),
    remove: async () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

async function schemaOf(server: string): Promise<StorePlace> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  await command(server, `create schema ${schema}`);
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-audit-'));
  return {
    settings: { kind: 'postgres', url: url.href },
    auditFile: path.join(folder, 'audit.db'),
    async remove() {
      rmSync(folder, { recursive: true, force: true });
      await command(server, `drop schema ${schema} cascade`);
    },
  };
}

async function command(server: string, text: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(text);
  await client.end();
}

/** An open store of one test alone; closing it removes it. */
export async function openTestStore(): Promise<Store> {
  const place = await storeUnderTest();
  const store = await openStore(place.settings);
  return {
    ...store,
    async close() {
      await store.close();
      await place.remove();
    },
  };
}
