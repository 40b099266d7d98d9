import type { ConnectionSettings } from '#server/aws/connection-settings.ts';
import type { Store } from '#server/store/open-store.ts';
import { horizonName } from './retention/retention.ts';
import { TABLE_NAMES, TABLES } from '#server/store/tables.ts';

/**
 * A world of the emulator that was made anew is another account under the same connection: what was recorded of the one
 * before is forgotten. Of a real account nothing is ever forgotten here.
 */
export async function forgetOtherWorlds(
  store: Store,
  settings: readonly ConnectionSettings[],
): Promise<void> {
  for (const { id, kind, accountId } of settings) {
    if (kind !== 'emulated' || accountId === undefined) continue;
    const name = `world ${id}`;
    const before = await store.db
      .selectFrom('settings')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirst();
    if (before?.value === accountId) continue;
    if (before !== undefined) await forget(store, id);
    await store.db
      .insertInto('settings')
      .values({ name, value: accountId })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: accountId }))
      .execute();
  }
}

async function forget({ db }: Store, connection: string): Promise<void> {
  for (const table of TABLE_NAMES)
    if (TABLES[table].ofConnection)
      await db
        .deleteFrom(table as 'stages')
        .where('connection', '=', connection)
        .execute();
  await db.deleteFrom('settings').where('name', '=', horizonName(connection)).execute();
}
