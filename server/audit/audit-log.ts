import type Sqlite from 'libsql';
import type { Logger } from 'pino';
import { ApiError } from '#server/http/api-error.ts';
import { storeError } from '#server/store/store-error.ts';
import { holdSqlite } from '#server/store/sqlite-in-use.ts';
import { type AuditFile, type Head, openAuditFile, readAuditFile } from './audit-file.ts';
import type { AuditRow, NewAuditRow } from './audit-row.ts';
import { type Asker, askerColumns, keptReason } from './asker.ts';
import type { AuditObjects } from './objects-in.ts';
import { type AuditFilter, type AuditRecord, readEntries } from './read-entries.ts';
import { verifyChain } from './verify-chain.ts';

/** What somebody is about to do. */
export interface Intent {
  asker: Asker;
  connection?: string | undefined;
  /** `feature.name`, or what else does it. */
  endpoint: string;
  /** The operations of AWS that it may need. */
  operations?: readonly string[];
  jobId?: string | undefined;
  objects?: AuditObjects;
  /** Where it is not the asker's own. */
  reason?: string | undefined;
  /** JSON, without its secrets. */
  request?: string | null;
}

/** What became of it. */
export interface Outcome {
  /** `ok`, an error's code, or `not_sent`. */
  result: string;
  awsRequestId?: string | undefined;
  upstreamAt?: Date | undefined;
  /** What was made. */
  objects?: AuditObjects;
}

/** Writes down what became of an intent. It never fails: what cannot be written now is written as soon as it can. */
export type Conclude = (outcome: Outcome) => Promise<void>;

/** The append-only log of who did what. */
export interface Audit {
  file: string;
  /**
   * Resolves once the intent is on the disk: only then may it be carried out.
   * @throws {ApiError} `audit_unavailable`
   */
  intent(intent: Intent): Promise<Conclude>;
  /**
   * Writes something that happened, with its result, as a sign-in or one that was refused.
   * @throws {ApiError} `audit_unavailable`, on which what happened must be undone or refused
   */
  note(event: Intent & Outcome): Promise<void>;
  /**
   * As `note`, for what is never refused, as that somebody signs out: what cannot be written now is written as soon as it can.
   */
  tell(event: Intent & Outcome): Promise<void>;
  /** The newest first. @param before only those with a smaller number */
  entries(filter: AuditFilter, before: number | undefined, limit: number): Promise<AuditRecord[]>;
  head(): Head;
  /** Why nothing can be written now; undefined where the last attempt went well. */
  failure(): string | undefined;
  /** Writes what is owed, as far as that is possible. */
  close(): Promise<void>;
}

interface Waiting {
  row: NewAuditRow;
  /** Whether it has happened whatever becomes of the row, so that it is written later where it cannot be now. */
  isOwed: boolean;
  done: (row: AuditRow) => void;
  failed: (error: unknown) => void;
}

/** Of the end of the chain so many rows are looked at before anything is added to it. */
const TAIL = 1_000;
const TRY_AGAIN_MS = 1_000;

/**
 * Opens the log, holds its end against its hashes, and says of intents whose console ended before their outcome that it is
 * unknown. Nobody else may write to it as long as it is open.
 * @throws {StoreError}
 */
export async function openAudit(file: string, logger: Logger): Promise<Audit> {
  let release: (() => void) | undefined;
  try {
    release = await holdSqlite(file, 'alone');
    return await open(file, logger, release);
  } catch (error) {
    release?.();
    throw storeError(error, file);
  }
}

async function open(file: string, logger: Logger, release: () => void): Promise<Audit> {
  let at: AuditFile | undefined = await openAuditFile(file);
  // Of its own, so that reading goes on where writing fails.
  const reading = await readAuditFile(file);
  refuseBroken(reading);
  let { head } = at;
  let waiting: Waiting[] = [];
  /** Outcomes that are not written yet, or could not be; the first are those of intents that an earlier console left. */
  let owed: NewAuditRow[] = forgottenBy(at.open(), logger);
  let writing: Promise<void> | undefined;
  let failure: string | undefined;
  let again: NodeJS.Timeout | undefined;

  async function write(): Promise<void> {
    while (waiting.length > 0 || owed.length > 0) {
      // All that asked while the last were being written go to the disk together.
      const batch = waiting;
      const debts = owed;
      waiting = [];
      owed = [];
      try {
        at ??= await openAuditFile(file, head);
        const rows = at.append([...debts, ...batch.map(({ row }) => row)], Date.now());
        ({ head } = at);
        if (failure !== undefined) logger.warn({ seq: head.seq }, 'the audit log can be written again');
        failure = undefined;
        for (const [index, { done }] of batch.entries()) done(rows[debts.length + index] as AuditRow);
      } catch (error) {
        if (failure === undefined) logger.error({ err: error }, 'the audit log cannot be written');
        failure = storeError(error, file).message;
        // What the driver thinks of the file after a failure may be wrong: the next attempt opens it anew.
        at?.close();
        at = undefined;
        owed = debts;
        for (const { row, isOwed, failed } of batch) {
          if (isOwed) owed.push(row);
          failed(error);
        }
        break;
      }
    }
    if (owed.length > 0 && again === undefined)
      again = setTimeout(() => {
        again = undefined;
        begin();
      }, TRY_AGAIN_MS).unref();
  }

  function begin(): void {
    writing ??= new Promise((resolve) => setImmediate(resolve)).then(write).finally(() => {
      writing = undefined;
      if (waiting.length > 0) begin();
    });
  }

  const append = async (row: NewAuditRow, isOwed = false): Promise<AuditRow> =>
    new Promise((done, failed) => {
      waiting.push({ row, isOwed, done, failed });
      begin();
    });

  const refused = (cause: unknown): ApiError =>
    new ApiError(
      'audit_unavailable',
      'The console cannot write its audit log, and changes nothing that it cannot write down. ' +
        'Reading goes on. Nothing was sent to AWS. Whoever runs the console finds the reason in its log.',
      { cause, retryAfterSeconds: 5 },
    );

  begin();
  await writing;
  logger.info({ ...head }, 'the audit log goes on here');
  return {
    file,

    async intent(intent) {
      const { seq } = await append({ ...columnsOf(intent), phase: 'intent' }).catch((error: unknown) => {
        throw refused(error);
      });
      return async (outcome) => {
        const row: NewAuditRow = {
          phase: 'outcome',
          intent_seq: seq,
          request_id: intent.asker.requestId,
          endpoint: intent.endpoint,
          ...outcomeColumns(outcome),
        };
        await append(row, true).catch(() => undefined);
      };
    },

    async note(event) {
      await append(eventOf(event)).catch((error: unknown) => {
        throw refused(error);
      });
    },

    async tell(event) {
      await append(eventOf(event), true).catch(() => undefined);
    },

    entries: async (filter, before, limit) => readEntries(reading, filter, before, limit),

    head: () => head,
    failure: () => failure,

    async close() {
      clearTimeout(again);
      begin();
      await writing;
      clearTimeout(again);
      logger.info({ seq: head.seq, hash: head.hash }, 'the audit log ends here');
      at?.close();
      reading.close();
      release();
    },
  };
}

function refuseBroken(reading: Sqlite.Database): void {
  const { bad } = verifyChain(reading, TAIL);
  if (bad !== undefined)
    throw new Error(
      `the audit log does not hold at row ${bad.seq}: ${bad.why}. Keep the file as it is for whoever looks into it, ` +
        'and move it away to begin a new log.',
    );
}

/** Nobody will ever tell their outcome: the console that began them has ended. */
function forgottenBy(forgotten: readonly AuditRow[], logger: Logger): NewAuditRow[] {
  for (const { seq, endpoint, connection, objects } of forgotten)
    logger.warn({ seq, endpoint, connection, objects }, 'what became of this is not known');
  return forgotten.map(({ seq, endpoint, request_id }) => ({
    phase: 'outcome',
    intent_seq: seq,
    request_id,
    endpoint,
    result: 'unknown',
  }));
}

function columnsOf({
  asker,
  connection,
  endpoint,
  operations = [],
  jobId,
  objects = {},
  reason,
  request,
}: Intent) {
  return {
    ...askerColumns(asker),
    connection: connection ?? null,
    endpoint,
    action: operations.join(','),
    job_id: jobId ?? null,
    objects: JSON.stringify(objects),
    ...(reason === undefined ? {} : { reason: keptReason(reason) }),
    request: request ?? null,
  };
}

function eventOf(event: Intent & Outcome): NewAuditRow {
  return {
    ...columnsOf(event),
    ...outcomeColumns({ ...event, objects: event.objects ?? {} }),
    phase: 'event',
  };
}

function outcomeColumns({ result, awsRequestId, upstreamAt, objects = {} }: Outcome) {
  return {
    result,
    aws_request_id: awsRequestId ?? null,
    upstream_at: upstreamAt?.getTime() ?? null,
    objects: JSON.stringify(objects),
  };
}
