import { statSync } from 'node:fs';
import { openStore } from '#server/store/open-store.ts';
import { type GeneratedAccount, writeAccount } from './generated-account.ts';
import type { StorePlace } from './store-under-test.ts';
import { sql } from 'kysely';

/** Writes a generated account to a place that nothing uses yet. */
export async function fillStore(place: StorePlace, account: GeneratedAccount): Promise<void> {
  const store = await openStore(place.settings);
  try {
    await writeAccount(store.db, account);
  } finally {
    await store.close();
  }
}

/** Bytes that the tables and indexes take. */
export async function storedBytes({ settings }: StorePlace): Promise<number> {
  if (settings.kind === 'sqlite') return statSync(settings.file).size;
  const store = await openStore(settings);
  try {
    const size = sql<{ bytes: number }>`select sum(pg_total_relation_size(c.oid))::bigint as bytes
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = current_schema() and c.relkind = 'r'`;
    return (await size.execute(store.db)).rows[0]?.bytes ?? 0;
  } finally {
    await store.close();
  }
}
