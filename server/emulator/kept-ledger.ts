import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { interventionLines, type LedgerOwner, ownerLine, readLedgerText } from './ledger-text.ts';
import type { Intervention } from './state/interventions.ts';
import { createLedger, type Ledger } from './state/ledger.ts';

/** A ledger whose entries are in a file before anybody is told of them. */
export interface KeptLedger {
  ledger: Ledger;
  /** What was wrong with the file, in a sentence. */
  problem: string | undefined;
  /** Makes the file of a new world, in place of any there was. Later calls do nothing. Throws when the file system does. */
  begin(): void;
  /**
   * Puts another world and its past in the place of this one, in the file too, and gives the ledger it goes on with; that
   * of before must not be used any more. Throws when the file system does, and the file is then as it was.
   */
  replace(owner: LedgerOwner, past: readonly Intervention[]): Ledger;
  close(): void;
}

export interface KeptLedgerOptions {
  directory: string;
  owner: LedgerOwner;
  /**
   * What to do with a file that is there: `continue` it, `forget` it because another world was asked for, or set it
   * `aside` because the world that it belongs to could not be read.
   */
  existing: 'continue' | 'forget' | 'aside';
  /** Milliseconds since the epoch, to name what is set aside. */
  wallNow: number;
}

/** Beside `world.json`, which says whose it is. */
const fileIn = (directory: string): string => join(directory, 'world-ledger.jsonl');

/**
 * Opens the ledger that a folder keeps. Throws only when the file system does.
 *
 * Each entry is handed to the operating system before the call that made it is answered, so the end of the program at
 * any moment loses nothing that was answered. It is not forced onto the disk: after a power cut the last seconds may be
 * missing, and a last line cut short is dropped.
 */
export const openLedger = ({ directory, owner, existing, wallNow }: KeptLedgerOptions): KeptLedger => {
  const file = fileIn(directory);
  const { past, length: kept, problem } = readPast(file, owner, existing, wallNow);
  let descriptor = kept === undefined ? undefined : openSync(file, 'a');
  let length = kept ?? 0;
  let closed = false;

  /** In one step: a crash leaves the file before or the file after. */
  const start = (of: LedgerOwner, entries: readonly Intervention[]): number => {
    const text = ownerLine(of) + interventionLines(entries);
    mkdirSync(directory, { recursive: true });
    writeFileSync(`${file}.next`, text);
    renameSync(`${file}.next`, file);
    const opened = openSync(file, 'a');
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = opened;
    length = Buffer.byteLength(text);
    return opened;
  };

  const begin = (): number => {
    if (closed) throw new Error(`The ledger ${file} is closed.`);
    return descriptor ?? start(owner, []);
  };

  const keep = (interventions: readonly Intervention[]): void => {
    const open = begin();
    const bytes = Buffer.from(interventionLines(interventions));
    try {
      writeAll(open, bytes);
    } catch (error) {
      // What was written in part must not stand before the next entry.
      ftruncateSync(open, length);
      throw error;
    }
    length += bytes.length;
  };

  return {
    ledger: createLedger(past, keep),
    problem,
    begin: () => void begin(),
    replace(of, entries) {
      if (closed) throw new Error(`The ledger ${file} is closed.`);
      start(of, entries);
      return createLedger(entries, keep);
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      closed = true;
      descriptor = undefined;
    },
  };
};

const writeAll = (descriptor: number, bytes: Buffer): void => {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
};

interface Past {
  past: Intervention[];
  /** Bytes of the file that is continued; `undefined` for a ledger that begins anew. */
  length: number | undefined;
  problem: string | undefined;
}

const readPast = (
  file: string,
  owner: LedgerOwner,
  existing: KeptLedgerOptions['existing'],
  wallNow: number,
): Past => {
  const bytes = readIfThere(file);
  if (bytes === undefined || existing === 'forget') {
    return { past: [], length: undefined, problem: undefined };
  }
  const aside = `${file}.broken-${new Date(wallNow).toISOString().replace(/[:.]/g, '-')}`;
  const { past, intactBytes, flaw } = readLedgerText(bytes, owner);
  if (existing === 'aside' || flaw === 'foreign') {
    renameSync(file, aside);
    return {
      past: [],
      length: undefined,
      problem: `What was done to another world is in ${file}. It was moved to ${aside}.`,
    };
  }
  if (flaw === undefined) return { past, length: intactBytes, problem: undefined };
  if (flaw === 'broken') copyFileSync(file, aside);
  truncateSync(file, intactBytes);
  const problem =
    flaw === 'torn'
      ? `The last line of ${file} was not complete and was dropped.`
      : `A line of ${file} could not be read. The world goes on from the line before; the whole file is kept in ${aside}.`;
  return { past, length: intactBytes, problem };
};

const readIfThere = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};
