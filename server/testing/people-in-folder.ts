import path from 'node:path';
import { openStore } from '#server/store/open-store.ts';
import { addTestPeople } from './test-sessions.ts';

/** Lets the people of tests be signed in to a console that will run as a program on this data folder. */
export async function peopleInFolder(folder: string): Promise<void> {
  const store = await openStore({ kind: 'sqlite', file: path.join(folder, 'callboard.db') });
  await addTestPeople(store.db);
  await store.close();
}
