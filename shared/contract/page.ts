import * as z from 'zod/mini';
import { Instant, wholeNumber } from './codecs.ts';
import { Stale } from './errors.ts';

/** Paging as AWS has it: an opaque token, and 1 to 100 items a page. */
export const PageQuery = {
  nextToken: z.optional(z.string().check(z.minLength(1), z.maxLength(1024))),
  maxResults: z.optional(wholeNumber(1, 100)),
};

/**
 * One page of a list. More pages exist exactly when `nextToken` is there; nothing follows it silently.
 * `asOf` is the upstream's own time when it answered: every figure on screen carries its age. `stale` is there where
 * nothing newer could be had.
 */
export function page<Item extends z.core.$ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextToken: z.optional(z.string()),
    asOf: Instant,
    stale: z.optional(Stale),
  });
}

/** One item and the upstream's own time when it answered; `stale` as for a page. */
export function snapshot<Item extends z.core.$ZodType>(item: Item) {
  return z.object({ item, asOf: Instant, stale: z.optional(Stale) });
}

/**
 * The answer to a change that gives nothing back: when the upstream had made it. Sent with 200 and not as an empty 204:
 * what is read afterwards is newer than the change exactly when its own `asOf` is not before this one, and every answer
 * of the API stays one JSON object.
 */
export const Done = z.object({ asOf: Instant });
