import type { QueryClient } from '@tanstack/react-query';

/** Of a list the first few tell as much as all of them. */
const ITEMS_LOOKED_AT = 3;
const DEEPEST = 4;

/**
 * The account's id, from the first ARN of this Region in what is held of a connection: the console has no other place that
 * would tell it (ADR 009).
 */
export function accountInCache(client: QueryClient, connection: string, region: string): string | undefined {
  const pattern = new RegExp(`^arn:[^:]*:ivs:${region}:(\\d{12}):`);
  for (const query of client.getQueryCache().getAll()) {
    const about = query.queryKey[1] as { connection?: unknown } | undefined;
    if (about?.connection !== connection) continue;
    const found = accountIn(query.state.data, pattern, DEEPEST);
    if (found !== undefined) return found;
  }
  return undefined;
}

function accountIn(value: unknown, pattern: RegExp, depth: number): string | undefined {
  if (typeof value === 'string') return pattern.exec(value)?.[1];
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  const within: unknown[] = Array.isArray(value) ? value.slice(0, ITEMS_LOOKED_AT) : Object.values(value);
  for (const one of within) {
    const found = accountIn(one, pattern, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
