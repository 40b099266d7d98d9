const DAY_MS = 86_400_000;

interface DaySpan {
  query: { from?: Date; to?: Date };
  /** In a sentence. */
  problem: string | undefined;
}

function dayOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isNaN(at) ? undefined : at;
}

/**
 * A span of whole days in UTC, both included.
 * @param from as a date field gives it, `2026-11-20`; empty for no limit
 */
export function daySpan(from: string, to: string): DaySpan {
  const [first, last] = [dayOf(from), dayOf(to)];
  const none = (problem: string): DaySpan => ({ query: {}, problem });
  if (from !== '' && first === undefined) return none(`“${from}” is no day, such as 2026-11-20.`);
  if (to !== '' && last === undefined) return none(`“${to}” is no day, such as 2026-11-20.`);
  if (first !== undefined && last !== undefined && first > last)
    return none('The first day is later than the last one.');
  return {
    query: {
      ...(first === undefined ? {} : { from: new Date(first) }),
      ...(last === undefined ? {} : { to: new Date(last + DAY_MS) }),
    },
    problem: undefined,
  };
}
