import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { storeUnderTest } from '#server/testing/store-under-test.ts';
import { openStore } from './open-store.ts';

const PROGRAM = fileURLToPath(new URL('../testing/open-store-program.ts', import.meta.url));
const run = promisify(execFile);

it('can be opened by four programs that start at once, and each finds its tables made', async () => {
  const place = await storeUnderTest();
  const programs = [1, 2, 3, 4].map(async () =>
    run(process.execPath, ['--import', 'tsx', PROGRAM, JSON.stringify(place.settings)]),
  );
  for (const { stderr } of await Promise.all(programs)) expect(stderr).toBe('');

  const store = await openStore(place.settings);
  expect(await store.db.selectFrom('settings').selectAll().execute()).toHaveLength(4);
  await store.close();
  await place.remove();
});
