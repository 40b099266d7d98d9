import type { Database } from '#server/store/schema.ts';
import { countRecorded, type RecordedCounts } from './count-recorded.ts';

/** Counting goes through every session: what was counted holds for so long, by this machine's clock. */
const FRESH_MS = 10_000;

/** Counts for everybody who asks within a moment at once. */
export function createCounter(db: Database): (connection: string) => Promise<RecordedCounts> {
  const known = new Map<string, { counting: Promise<RecordedCounts>; until: number }>();
  return async (connection) => {
    const now = performance.now();
    const before = known.get(connection);
    if (before !== undefined && now < before.until) return before.counting;
    const counting = countRecorded(db, connection);
    known.set(connection, { counting, until: now + FRESH_MS });
    counting.catch(() => known.delete(connection));
    return counting;
  };
}
