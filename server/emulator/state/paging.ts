import { createHmac } from 'node:crypto';
import type { ChannelOperation } from '../wire/any-operation.ts';
import { AwsError } from '../wire/aws-error.ts';
import { CHANNEL_PAGE_LIMITS, PAGE_LIMITS, type PagedOperation } from '../wire/page-limits.ts';

export interface PageRequest {
  /** What the token secures itself with; another world's tokens are foreign. */
  accountId: string;
  operation: PagedOperation | ChannelOperation;
  /** Everything but the paging members that selects the items. A token holds for exactly these. */
  filters: Readonly<Record<string, string | boolean | undefined>>;
  nextToken: string | undefined;
  /** Already checked against the operation's maximum. */
  maxResults: number | undefined;
}

export interface Page<Item> {
  items: Item[];
  nextToken?: string;
}

const LIMITS = { ...PAGE_LIMITS, ...CHANNEL_PAGE_LIMITS };

const SIGNATURE_BYTES = 9;

function sign(request: PageRequest, cursor: string): Buffer {
  const filters = Object.entries(request.filters).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const scope = [request.accountId, request.operation, filters, cursor];
  return createHmac('sha256', 'callboard emulator page token')
    .update(JSON.stringify(scope))
    .digest()
    .subarray(0, SIGNATURE_BYTES);
}

/** Opaque, made of A-Z a-z 0-9 - _ and well below the 1,024 characters that AWS allows. */
function tokenFor(request: PageRequest, cursor: string): string {
  return Buffer.concat([sign(request, cursor), Buffer.from(cursor)]).toString('base64url');
}

/** Throws ValidationException for a token that this operation with these filters has not given out. */
function cursorOf(request: PageRequest): string | undefined {
  if (request.nextToken === undefined || request.nextToken === '') return undefined;
  const bytes = Buffer.from(request.nextToken, 'base64url');
  const cursor = bytes.subarray(SIGNATURE_BYTES).toString();
  if (cursor === '' || tokenFor(request, cursor) !== request.nextToken) {
    // UNCONFIRMED: AWS names no error for a stale token; ValidationException is the likely one.
    throw new AwsError(
      'ValidationException',
      "Value at 'nextToken' failed to satisfy constraint: Member is not a page token of this list",
    );
  }
  return cursor;
}

/** The index of the first item whose key is greater than `key`. */
function indexAfter<Item>(items: readonly Item[], keyOf: (item: Item) => string, key: string): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && keyOf(item) > key) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * One page of a list that is sorted by key. A page goes on after the last key of the page before, not at a position:
 * items that appear or vanish between two pages never make another item come twice or not at all.
 * Throws ValidationException for a foreign token.
 */
export function paginate<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  request: PageRequest,
  wanted: (item: Item) => boolean = () => true,
): Page<Item> {
  const size = request.maxResults ?? LIMITS[request.operation].default;
  const cursor = cursorOf(request);
  const found: Item[] = [];
  for (let at = cursor === undefined ? 0 : indexAfter(items, keyOf, cursor); at < items.length; at += 1) {
    const item = items[at];
    if (item === undefined || !wanted(item)) continue;
    const last = found.at(-1);
    if (found.length === size && last !== undefined) {
      return { items: found, nextToken: tokenFor(request, keyOf(last)) };
    }
    found.push(item);
  }
  return { items: found };
}
