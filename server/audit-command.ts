import { existsSync } from 'node:fs';
import { NO_HASH } from './audit/audit-row.ts';
import { copyLog } from './audit/copy-log.ts';
import { readAuditFile } from './audit/audit-file.ts';
import { verifyChain } from './audit/verify-chain.ts';
import { readConfig } from './config.ts';

/**
 * `npm run audit -- verify [number:hash]`: walks the chain of the audit log, also while the console runs, and names the first
 * row that does not hold; with a row that was noted elsewhere, looks whether it is still there. `npm run audit -- copy
 * <file>` makes a copy.
 */
const USAGE = 'Usage: npm run audit -- verify [number:hash], or npm run audit -- copy <file>';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The row that was noted, as `12:ab…`. */
function notedOf(text: string | undefined): { seq: number; hash: string } | undefined {
  if (text === undefined) return undefined;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw new Error(USAGE);
  return { seq: Number(seq), hash };
}

/** What an empty log ends with was noted before there was a row. */
function isThere(database: Awaited<ReturnType<typeof readAuditFile>>, noted: { seq: number; hash: string }) {
  if (noted.seq === 0) return noted.hash === NO_HASH;
  const [kept] = database
    .prepare('select cast(hash as blob) as hash from audit where seq = ?')
    .all([noted.seq]) as { hash: ArrayBuffer }[];
  return kept !== undefined && Buffer.from(kept.hash).toString() === noted.hash;
}

async function verify(file: string, text: string | undefined): Promise<void> {
  const noted = notedOf(text);
  const database = await readAuditFile(file);
  const { rows, bad, head, open, unknown } = verifyChain(database);
  const isKept = noted === undefined || isThere(database, noted);
  database.close();
  say(`${rows} rows of ${file} hold, up to ${head.seq}:${head.hash}`);
  for (const { seq, at, endpoint, person_name, connection, objects } of open)
    say(
      `Without outcome: ${seq}, ${new Date(at).toISOString()}, ${endpoint} by ${person_name ?? 'nobody signed in'}` +
        `${connection === null ? '' : ` on ${connection}`}, about ${objects}`,
    );
  if (unknown > 0) say(`Of ${unknown} more the console ended before it knew the outcome.`);
  if (bad !== undefined) {
    process.exitCode = 1;
    say(`The chain breaks at row ${bad.seq}: ${bad.why}.`);
  } else if (!isKept) {
    process.exitCode = 1;
    say(`The row ${noted?.seq} is not there as it was noted: the log was shortened, or written anew.`);
  }
}

const [word, argument, ...others] = process.argv.slice(2);
try {
  const { auditFile } = readConfig([]);
  const isKnown = others.length === 0 && (word === 'verify' || (word === 'copy' && argument !== undefined));
  if (isKnown && !existsSync(auditFile))
    throw new Error(`There is no log at ${auditFile}. Is CALLBOARD_DATA that of the console?`);
  if (others.length > 0) throw new Error(USAGE);
  if (word === 'verify') await verify(auditFile, argument);
  else if (word === 'copy' && argument !== undefined)
    say(`${await copyLog(auditFile, argument)} rows are in ${argument}.`);
  else throw new Error(USAGE);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
