import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAuditFile } from '#server/audit/audit-file.ts';
import { writeBackup } from '#server/store/backup/write-backup.ts';
import type { RunningConsole } from '../start-console.ts';
import type { StorePlace } from '../store-under-test.ts';
import { textOf } from './find-canaries.ts';

/** All that a running console has written, by where it is: each table with all its columns, and the files as bytes. */
export async function keptTexts(
  { services }: Pick<RunningConsole, 'services'>,
  store: StorePlace,
): Promise<Map<string, string>> {
  await services.recorder.flush();
  const kept = new Map<string, string>();
  const { db } = services.store;
  for (const { name } of await db.introspection.getTables())
    kept.set(
      `table ${name}`,
      textOfRows(
        await db
          .selectFrom(name as 'people')
          .selectAll()
          .execute(),
      ),
    );
  const audit = await readAuditFile(services.audit.file);
  for (const table of ['audit', 'audit_objects'])
    kept.set(`audit table ${table}`, textOfRows(audit.prepare(`select * from ${table}`).all([])));
  audit.close();
  const files = [services.audit.file, ...(store.settings.kind === 'sqlite' ? [store.settings.file] : [])];
  for (const file of files)
    for (const name of readdirSync(path.dirname(file)).filter((each) => each.startsWith(path.basename(file))))
      kept.set(`file ${name}`, textOf(readFileSync(path.join(path.dirname(file), name))));
  kept.set('the backup', await backupOf(store));
  return kept;
}

async function backupOf(store: StorePlace): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-canaries-'));
  try {
    const file = path.join(folder, 'backup');
    await writeBackup(store.settings, file);
    return textOf(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function textOfRows(rows: readonly unknown[]): string {
  const values = rows.flatMap((row) => Object.values(row as Record<string, unknown>));
  return values
    .map((value) => {
      if (value instanceof ArrayBuffer) return textOf(new Uint8Array(value));
      if (value instanceof Uint8Array) return textOf(value);
      return typeof value === 'string' ? value : JSON.stringify(value);
    })
    .join('\n');
}
