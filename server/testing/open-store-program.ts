import { openStore, type StoreSettings } from '#server/store/open-store.ts';

/** A program that opens the store it is told of, writes its own line. */
const settings = JSON.parse(process.argv[2] ?? '') as StoreSettings;
const store = await openStore(settings);
await store.db
  .insertInto('settings')
  .values({ name: String(process.pid), value: '1' })
  .execute();
await store.close();
