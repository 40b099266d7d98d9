/**
 * The program of the thread that works on SQLite databases (`sqlite-thread.ts`). It is plain JavaScript, so that the
 * thread needs no tsx and starts quickly. Statements are done in the order in which they come; while one waits for the
 * disk, those of the other databases wait too.
 */
import { parentPort } from 'node:worker_threads';
import Sqlite from 'libsql';

/** @typedef {import('./thread-messages.ts').Question} Question */
/** @typedef {import('./thread-messages.ts').Outcome} Outcome */

const BOUNDARY = /^\s*(begin|commit|rollback)\b/i;
/** A checkpoint has locks of its own, and cannot be within a transaction. */
const NEEDS_NO_RIGHT_TO_WRITE = /^\s*(select|pragma\s+(?!incremental_vacuum))\b/i;

/** @type {Map<number, Sqlite.Database>} */
const databases = new Map();

parentPort?.on('message', (/** @type {Question} */ question) => {
  const { id } = question;
  try {
    const outcome = done(question);
    parentPort?.postMessage({ id, outcome }, buffersOf(outcome));
  } catch (error) {
    parentPort?.postMessage({ id, failure: failureOf(error) });
  }
});

/**
 * @param {Question} question
 * @returns {Outcome}
 */
function done(question) {
  if (question.kind === 'open') {
    databases.set(question.database, open(question.file, question.pragmas));
    return { rows: [], bytes: [] };
  }
  const database = databases.get(question.database);
  if (database === undefined) throw new TypeError('The database is closed.');
  if (question.kind === 'run') return run(database, question.text, question.parameters);
  databases.delete(question.database);
  database.close();
  return { rows: [], bytes: [] };
}

/**
 * @param {string} file
 * @param {readonly string[]} pragmas
 */
function open(file, pragmas) {
  const database = new Sqlite(file);
  try {
    for (const pragma of pragmas) database.pragma(pragma);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/**
 * The driver leaves a prepared statement that met SQLITE_BUSY as it is, under way for SQLite: nothing that the connection
 * writes from then on is committed. So the right to write is taken by `exec` beforehand, which ends what it began.
 * @param {Sqlite.Database} database
 * @param {string} text
 * @param {readonly unknown[]} parameters
 * @returns {Outcome}
 */
function run(database, text, parameters) {
  if (BOUNDARY.test(text)) {
    database.exec(text);
    return { rows: [], bytes: [] };
  }
  if (database.inTransaction || NEEDS_NO_RIGHT_TO_WRITE.test(text))
    return execute(database, text, parameters);
  database.exec('begin immediate');
  try {
    const outcome = execute(database, text, parameters);
    database.exec('commit');
    return outcome;
  } catch (error) {
    // Some errors, as of a full disk, have rolled it back already.
    if (database.inTransaction) database.exec('rollback');
    throw error;
  }
}

/**
 * @param {Sqlite.Database} database
 * @param {string} text
 * @param {readonly unknown[]} parameters
 * @returns {Outcome}
 */
function execute(database, text, parameters) {
  const statement = database.prepare(text);
  // A pragma may go through its work a piece a row, though it shows none: it ends when all rows are read.
  if (statement.reader || /^\s*pragma\b/i.test(text)) {
    const rows = /** @type {Record<string, unknown>[]} */ (statement.all(parameters));
    return { rows, bytes: columnsWithBytes(rows) };
  }
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], bytes: [], changes, lastInsertRowid };
}

/**
 * Looked for here, so that the other thread need not look at every value.
 * @param {Record<string, unknown>[]} rows
 */
function columnsWithBytes(rows) {
  const names = new Set();
  for (const row of rows) for (const name in row) if (row[name] instanceof ArrayBuffer) names.add(name);
  return [...names];
}

/**
 * What is handed over to the other thread rather than copied.
 * @param {Outcome} outcome
 */
function buffersOf({ rows, bytes }) {
  return rows.flatMap((row) =>
    bytes.map((name) => row[name]).filter((value) => value instanceof ArrayBuffer),
  );
}

/**
 * @param {unknown} error
 * @returns {import('./thread-messages.ts').Failure}
 */
function failureOf(error) {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message } = error;
  return 'code' in error && typeof error.code === 'string'
    ? { name, message, code: error.code }
    : { name, message };
}
