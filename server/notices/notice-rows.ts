import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database, NewRow, NoticesTable, Row, Schema } from '#server/store/schema.ts';
import type { Problem } from './problem.ts';

export type KeptNotice = Row<NoticesTable>;

export interface Outcome {
  notice: KeptNotice;
  /** Nobody has been told of it yet, or there is more of it than somebody has acknowledged. */
  isNews: boolean;
}

/** Occurrences of one notice that are told apart; what is older than these may be counted twice. */
const OCCURRENCES_KEPT = 500;

/** Short, and safe in JSON and on a command line, whatever stands in the key. */
export function noticeId({ connection, kind, key }: Pick<Problem, 'connection' | 'kind' | 'key'>): string {
  const digest = createHash('sha256').update(JSON.stringify([connection, kind, key]));
  return digest.digest('base64url').slice(0, 22);
}

/** Writes problems into their notices, in one transaction. @returns the notices that have changed */
export async function writeProblems(db: Database, problems: readonly Problem[]): Promise<Outcome[]> {
  const together = new Map<string, Problem[]>();
  for (const problem of problems) {
    const id = noticeId(problem);
    together.set(id, [...(together.get(id) ?? []), problem]);
  }
  return db.transaction().execute(async (transaction) => {
    const outcomes: Outcome[] = [];
    for (const [id, same] of together) {
      const outcome = await writeNotice(transaction, id, same);
      if (outcome !== undefined) outcomes.push(outcome);
    }
    return outcomes;
  });
}

async function writeNotice(
  db: Transaction<Schema>,
  id: string,
  problems: readonly Problem[],
): Promise<Outcome | undefined> {
  const before = await db.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirst();
  const after = merged(id, before, problems);
  if (after === undefined) return undefined;
  const { id: _id, ...changes } = after;
  await db
    .insertInto('notices')
    .values(after satisfies NewRow<NoticesTable>)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changes))
    .execute();
  const isNews = before === undefined || (before.acknowledged_at !== null && after.acknowledged_at === null);
  return { notice: after, isNews };
}

/**
 * A notice after some problems that are the same. Undefined where they tell nothing new.
 * @param problems at least one; with their time
 */
export function merged(
  id: string,
  before: KeptNotice | undefined,
  problems: readonly Problem[],
): KeptNotice | undefined {
  const [first] = problems;
  if (first === undefined) return undefined;
  const known = new Set(before === undefined ? [] : (JSON.parse(before.occurrences) as string[]));
  const times = problems.map(({ at }) => at?.getTime() ?? 0);
  const fresh = new Set(problems.map(({ occurrence = '' }) => occurrence).filter((one) => !known.has(one)));
  const text = problems.find((problem) => problem.text !== undefined)?.text ?? before?.text ?? null;
  const about = {
    ...(before === undefined ? {} : (JSON.parse(before.about) as object)),
    ...Object.fromEntries(
      problems.flatMap((problem) => Object.entries(problem.about).filter(([, value]) => value !== undefined)),
    ),
  };
  const aboutText = JSON.stringify(about);
  if (
    before !== undefined &&
    fresh.size === 0 &&
    text === before.text &&
    sameMembers(aboutText, before.about)
  )
    return undefined;
  return {
    id,
    connection: first.connection,
    kind: first.kind,
    title: first.title,
    text,
    about: aboutText,
    first_at: Math.min(...times, before?.first_at ?? Infinity),
    last_at:
      fresh.size === 0 && before !== undefined ? before.last_at : Math.max(...times, before?.last_at ?? 0),
    times: (before?.times ?? 0) + fresh.size,
    occurrences: JSON.stringify([...known, ...fresh].slice(-OCCURRENCES_KEPT)),
    // More of it than was acknowledged opens it again; a reason that comes late does not.
    acknowledged_at: fresh.size > 0 ? null : (before?.acknowledged_at ?? null),
  };
}

function sameMembers(one: string, other: string): boolean {
  const sorted = (text: string): string =>
    JSON.stringify(Object.entries(JSON.parse(text) as object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}
