import type { Request } from 'express';

/** The query of a request. Express's own parser would hide a repeated parameter in an array. */
export function searchOf(request: Request): URLSearchParams {
  const at = request.originalUrl.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : request.originalUrl.slice(at + 1));
}
