import { createHash } from 'node:crypto';

/**
 * `intent`: somebody is about to change or reveal something. `outcome`: what became of an intent. `event`: something that
 * happened without a request to carry out, as a sign-in, with its result in the same row.
 */
export const AUDIT_PHASES = ['intent', 'outcome', 'event'] as const;
export type AuditPhase = (typeof AUDIT_PHASES)[number];

/** One row of the log, as it is in the file. Instants are milliseconds since the epoch. */
export interface AuditRow {
  /** From 1, without gaps. */
  seq: number;
  /** By the console's own clock. */
  at: number;
  phase: AuditPhase;
  /** Of an outcome: its intent. */
  intent_seq: number | null;
  request_id: string | null;
  person_id: string | null;
  person_name: string | null;
  person_role: string | null;
  person_kind: string | null;
  session_id: string | null;
  address: string | null;
  connection: string | null;
  /** `feature.name` of the contract, or what else did it, as `job:bulk-tag`. */
  endpoint: string;
  /** The operations of AWS, with commas between; empty for what is the console's alone. */
  action: string;
  /** The job whose step it is. */
  job_id: string | null;
  /** JSON: ids by what they are of, as `{"stageId": …}`. */
  objects: string;
  reason: string | null;
  /** JSON, without its secrets. */
  request: string | null;
  /** `ok`, an error's code, `not_sent`, or `unknown`. */
  result: string | null;
  aws_request_id: string | null;
  /** The upstream's own time when it answered, which an emulator may have set otherwise. */
  upstream_at: number | null;
  /** Of the row before; zeros before the first. */
  prev_hash: string;
  /** SHA-256 over all the others, in hexadecimal. */
  hash: string;
}

/** In the order in which they are hashed, which never changes: a chain that was written stays true. */
export const AUDIT_COLUMNS = [
  'seq',
  'at',
  'phase',
  'intent_seq',
  'request_id',
  'person_id',
  'person_name',
  'person_role',
  'person_kind',
  'session_id',
  'address',
  'connection',
  'endpoint',
  'action',
  'job_id',
  'objects',
  'reason',
  'request',
  'result',
  'aws_request_id',
  'upstream_at',
  'prev_hash',
  'hash',
] as const satisfies readonly (keyof AuditRow)[];

/** What the first row has in place of the hash of one before. */
export const NO_HASH = '0'.repeat(64);

/** The hash of a row, over a form in which no two rows are the same text: a JSON array of all its other columns. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const values = AUDIT_COLUMNS.flatMap((name) => (name === 'hash' ? [] : [row[name]]));
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/** What a writer gives; number, time and chain come by themselves. */
export type NewAuditRow = Pick<AuditRow, 'phase' | 'endpoint'> &
  Partial<Omit<AuditRow, 'seq' | 'at' | 'prev_hash' | 'hash'>>;

/** The row that follows another one. */
export function rowAfter(head: { seq: number; hash: string }, given: NewAuditRow, at: number): AuditRow {
  const row: Omit<AuditRow, 'hash'> = {
    intent_seq: null,
    request_id: null,
    person_id: null,
    person_name: null,
    person_role: null,
    person_kind: null,
    session_id: null,
    address: null,
    connection: null,
    action: '',
    job_id: null,
    objects: '{}',
    reason: null,
    request: null,
    result: null,
    aws_request_id: null,
    upstream_at: null,
    ...given,
    seq: head.seq + 1,
    at,
    prev_hash: head.hash,
  };
  // What UTF-8 cannot hold comes back otherwise than it was hashed.
  for (const name of TEXT_COLUMNS) {
    const text = row[name];
    if (typeof text === 'string' && /\p{Cs}/u.test(text))
      Object.assign(row, { [name]: Buffer.from(text).toString() });
  }
  return { ...row, hash: hashOf(row) };
}

const NUMBERS = ['seq', 'at', 'intent_seq', 'upstream_at'] as const satisfies readonly (keyof AuditRow)[];
type TextColumn = Exclude<(typeof AUDIT_COLUMNS)[number], (typeof NUMBERS)[number] | 'hash'>;
const TEXT_COLUMNS = AUDIT_COLUMNS.filter(
  (name): name is TextColumn => name !== 'hash' && !NUMBERS.some((other) => other === name),
);

/**
 * The columns as they are to be asked for, with `of.` before each: texts as bytes, because the driver cuts a text at U+0000
 * and ends the process where one is not UTF-8, as in a file that somebody has damaged.
 */
export function selected(of: string): string {
  return AUDIT_COLUMNS.map((name) =>
    NUMBERS.some((number) => number === name) ? `${of}.${name}` : `cast(${of}.${name} as blob) as ${name}`,
  ).join(', ');
}

/** A row as it was asked for by `selected`. */
export function readRow(raw: unknown): AuditRow {
  const values = raw as Record<string, unknown>;
  for (const name of AUDIT_COLUMNS) {
    const value = values[name];
    if (value instanceof ArrayBuffer) values[name] = Buffer.from(value).toString();
  }
  return raw as AuditRow;
}
