import type Sqlite from 'libsql';
import { type AuditRow, readRow, selected } from './audit-row.ts';
import type { AuditObjects } from './objects-in.ts';

/** An intent or an event, and what became of it. */
export interface AuditRecord {
  row: AuditRow;
  /** Undefined while it is under way. */
  result: string | undefined;
  awsRequestId: string | undefined;
  upstreamAt: number | undefined;
  endedAt: number | undefined;
  objects: AuditObjects;
}

/** What is to be left out is what any of these does not let through. */
export interface AuditFilter {
  connection?: string | undefined;
  /** Whoever asks may see these alone; undefined: all, and what is of no connection. */
  connections?: readonly string[] | undefined;
  person?: string | undefined;
  action?: string | undefined;
  object?: string | undefined;
  /** Leaves out what says that it was on another stage. */
  onStage?: string | undefined;
  outcome?: 'ok' | 'failed' | 'unknown' | 'open' | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

/**
 * Rows that are looked at before others of this thread have their turn: whatever index finds them, one that helps with one
 * filter may have any number of rows that another does not let through.
 */
const STRETCH = 5_000;

const SELECT = `select ${selected('i')}, o.at as o_at, cast(o.result as blob) as o_result,
  cast(o.aws_request_id as blob) as o_aws, o.upstream_at as o_upstream, cast(o.objects as blob) as o_objects`;
const FROM = {
  all: 'from audit i left join audit o on o.intent_seq = i.seq',
  // A cross join keeps this order: what is about the object is looked up in the log, and not the other way round.
  object:
    'from audit_objects a cross join audit i on i.seq = a.seq left join audit o on o.intent_seq = i.seq',
};

/** With the connections, found one by one, the rows about an object are found by their number as well. */
const ABOUT_OBJECT = `a.object = ? and a.connection in (
  with recursive about (connection) as (
    select min(connection) from audit_objects where object = ?
    union all
    select (select min(connection) from audit_objects where object = ? and connection > about.connection)
    from about where about.connection is not null
  ) select connection from about where connection is not null)`;

const RESULT = 'coalesce(o.result, i.result)';
const OUTCOMES = {
  ok: `${RESULT} = 'ok'`,
  failed: `${RESULT} not in ('ok', 'unknown')`,
  unknown: `${RESULT} = 'unknown'`,
  open: `${RESULT} is null`,
};

/**
 * Entries of a log, the newest first. A filter that lets few through makes it look at many rows: it does so piece by piece.
 * @param before only those with a smaller number
 */
export async function readEntries(
  database: Sqlite.Database,
  filter: AuditFilter,
  before: number | undefined,
  limit: number,
): Promise<AuditRecord[]> {
  const { where, values } = conditions(filter);
  const [from, seq] = filter.object === undefined ? [FROM.all, 'i.seq'] : [FROM.object, 'a.seq'];
  const statement = database.prepare(
    `${SELECT} ${from}
     where ${seq} < ? and ${seq} >= ? and ${where.join(' and ')} order by ${seq} desc limit ?`,
  );
  const [newest] = database.prepare('select max(seq) as seq from audit').all([]) as { seq: number | null }[];
  const found: AuditRecord[] = [];
  let end = Math.min(before ?? Number.MAX_SAFE_INTEGER, (newest?.seq ?? 0) + 1);
  while (found.length < limit && end > 1) {
    const begin = Math.max(0, end - STRETCH);
    found.push(...statement.all([end, begin, ...values, limit - found.length]).map(recordOf));
    end = begin;
    if (end > 1 && found.length < limit) await new Promise((resolve) => setImmediate(resolve));
  }
  return found;
}

function conditions(filter: AuditFilter): { where: string[]; values: (string | number)[] } {
  const where = ["i.phase <> 'outcome'"];
  const values: (string | number)[] = [];
  const add = (condition: string, ...given: (string | number)[]): void => {
    where.push(condition);
    values.push(...given);
  };
  const { connection, connections, person, action, object, onStage, outcome, from, to } = filter;
  if (connection !== undefined) add('i.connection = ?', connection);
  if (connections !== undefined)
    add(`i.connection in (${connections.map(() => '?').join(', ')})`, ...connections);
  if (person !== undefined) add('i.person_name = ?', person);
  if (action !== undefined)
    add("(i.endpoint = ? or instr(',' || i.action || ',', ',' || ? || ',') > 0)", action, action);
  if (object !== undefined) add(ABOUT_OBJECT, object, object, object);
  if (onStage !== undefined) add("coalesce(json_extract(i.objects, '$.stageId'), ?) = ?", onStage, onStage);
  if (outcome !== undefined) add(OUTCOMES[outcome]);
  if (from !== undefined) add('i.at >= ?', from.getTime());
  if (to !== undefined) add('i.at < ?', to.getTime());
  return { where, values };
}

function recordOf(raw: unknown): AuditRecord {
  const { o_at, o_result, o_aws, o_upstream, o_objects } = raw as {
    o_at: number | null;
    o_result: ArrayBuffer | null;
    o_aws: ArrayBuffer | null;
    o_upstream: number | null;
    o_objects: ArrayBuffer | null;
  };
  const row = readRow(raw);
  const text = (bytes: ArrayBuffer | null): string | undefined =>
    bytes === null ? undefined : Buffer.from(bytes).toString();
  return {
    row,
    result: text(o_result) ?? row.result ?? undefined,
    awsRequestId: text(o_aws) ?? row.aws_request_id ?? undefined,
    upstreamAt: o_upstream ?? row.upstream_at ?? undefined,
    endedAt: o_at ?? undefined,
    objects: { ...objectsOf(text(o_objects)), ...objectsOf(row.objects) },
  };
}

/** A damaged row says of nothing what it was about. */
function objectsOf(json: string | undefined): AuditObjects {
  try {
    return JSON.parse(json ?? '{}') as AuditObjects;
  } catch {
    return {};
  }
}
