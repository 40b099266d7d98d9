const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/**
 * The span that a written time stands for, in milliseconds since the epoch, both ends within it: `2026-11-20` is the
 * whole day, `2026-11-20T14:05` that minute. Without a zone it is UTC. Undefined where it is no time.
 */
export function readInstant(text: string): { from: number; to: number } | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T_](\d\d:\d\d)(:\d\d)?(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (parts === null) return undefined;
  const [, date = '', minutes, seconds, fraction = '', zone = 'Z'] = parts;
  const from = Date.parse(`${date}T${minutes ?? '00:00'}${seconds ?? ':00'}${fraction}${zone}`);
  if (Number.isNaN(from)) return undefined;
  let length = fraction === '' ? SECOND_MS : 1;
  if (seconds === undefined) length = MINUTE_MS;
  if (minutes === undefined) length = DAY_MS;
  return { from, to: from + length - 1 };
}
