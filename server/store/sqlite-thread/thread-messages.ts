/** What the thread of SQLite is asked. A database has the number that it was opened with. */
export type Question = { id: number; database: number } & (
  | { kind: 'open'; file: string; pragmas: readonly string[] }
  | { kind: 'run'; text: string; parameters: readonly unknown[] }
  | { kind: 'close' }
);

/** What became of a statement. Bytes are an ArrayBuffer in the rows; `bytes` names the columns that have any. */
export interface Outcome {
  rows: Record<string, unknown>[];
  bytes: string[];
  changes?: number | bigint;
  lastInsertRowid?: number | bigint;
}

/** What the driver threw, as far as anybody looks at it: an error of its own class would lose its `code` on the way. */
export interface Failure {
  name: string;
  message: string;
  code?: string;
}

export type Answer = { id: number } & ({ outcome: Outcome } | { failure: Failure });
