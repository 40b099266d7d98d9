import { existsSync } from 'node:fs';
import { readAuditFile } from './audit-file.ts';

/**
 * Copies a log into a new file, whole and at one moment, also while a console writes to it.
 * @returns its rows
 * @throws where there is such a file
 */
export async function copyLog(file: string, to: string): Promise<number> {
  if (existsSync(to)) throw new Error(`${to} is there already.`);
  const database = await readAuditFile(file);
  try {
    database.pragma('query_only = off');
    database.prepare('vacuum into ?').run([to]);
  } finally {
    database.close();
  }
  const copy = await readAuditFile(to);
  const [counted] = copy.prepare('select count(*) as rows from audit').all([]) as { rows: number }[];
  copy.close();
  return counted?.rows ?? 0;
}
