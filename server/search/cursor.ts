import { badRequest } from '#server/http/api-error.ts';

/** Where a page of results ended: the row's time, then its ids. The next page has what comes after it in the order. */
export type Position = readonly [at: number, ...ids: string[]];

export function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * @param ids how many ids follow the time
 * @throws {ApiError} `bad_request` for text that no answer has given
 */
export function readCursor(cursor: string | undefined, ids: number): Position | undefined {
  if (cursor === undefined) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    read = undefined;
  }
  if (isPosition(read, ids)) return read;
  throw badRequest([{ path: 'query.cursor', message: 'must be a nextCursor of an earlier answer' }]);
}

function isPosition(read: unknown, ids: number): read is Position {
  if (!Array.isArray(read) || read.length !== ids + 1) return false;
  const [at, ...texts] = read as unknown[];
  return Number.isSafeInteger(at) && texts.every((text) => typeof text === 'string' && !text.includes('\0'));
}
