import { openPostgres } from '#server/store/open-postgres.ts';
import { openSqlite } from '#server/store/open-sqlite.ts';
import type { StoreSettings } from '#server/store/open-store.ts';
import type { Database } from '#server/store/schema.ts';
import { startSqliteThread } from '#server/store/sqlite-thread/sqlite-thread.ts';

/**
 * Opens a database that a console of this process has open, as another program would: a statement that waits for a
 * transaction of the console's must not hold up the thread in which that transaction goes on.
 */
export async function openBeside(
  settings: StoreSettings,
): Promise<{ db: Database; close: () => Promise<void> }> {
  if (settings.kind === 'postgres') return openPostgres(settings.url);
  const thread = startSqliteThread();
  const db = await openSqlite(settings.file, thread);
  return {
    db,
    async close() {
      await db.destroy();
      await thread.end();
    },
  };
}
