import { readConfig } from './config.ts';
import { writeBackup } from './store/backup/write-backup.ts';
import { placeOf } from './store/open-store.ts';

/** `npm run backup -- <file>`: a copy of what the console keeps, also while it runs. */
const [file, ...others] = process.argv.slice(2);
try {
  if (file === undefined || others.length > 0) throw new Error('Usage: npm run backup -- <file>');
  const { store } = readConfig([]);
  const counts = await writeBackup(store, file);
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  process.stdout.write(`${rows} rows of ${placeOf(store)} are in ${file}.\n`);
} catch (error) {
  process.stderr.write(`There is no backup. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
