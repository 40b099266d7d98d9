import { mkdirSync } from 'node:fs';
import { readConfig } from './config.ts';
import { restoreBackup } from './store/backup/restore-backup.ts';
import { placeOf } from './store/open-store.ts';

/** `npm run restore -- <file>`: puts a backup in the place of what the console keeps; no console may run on it. */
const [file, ...others] = process.argv.slice(2);
try {
  if (file === undefined || others.length > 0) throw new Error('Usage: npm run restore -- <file>');
  const { store, dataDirectory } = readConfig([]);
  mkdirSync(dataDirectory, { recursive: true });
  const { counts, aside } = await restoreBackup(store, file, dataDirectory);
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  process.stdout.write(`${rows} rows of ${file} are in ${placeOf(store)}.\n`);
  if (aside !== undefined) process.stdout.write(`What was there before is in ${aside}.\n`);
} catch (error) {
  process.stderr.write(`Nothing was restored. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
