import type { Request } from 'express';
import type { Wish } from '#server/aws/upstream.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * How much the browser wants an answer, by the headers that the console's own client sends with it. What is not
 * understood is not there: these headers make nothing possible that would not be without them.
 *
 * - `X-Callboard-Priority: hover` or `background`, for reads: nobody looks at the answer yet;
 * - `X-Callboard-Request: <uuid>`: under which name the budget tells how long the request has to wait;
 * - `Cache-Control: no-cache`: somebody asked to load anew.
 */
export function wishOf(request: Request): Wish {
  const priority = request.get('x-callboard-priority');
  const id = request.get('x-callboard-request') ?? '';
  const reads = request.method === 'GET';
  return {
    priority: reads && (priority === 'hover' || priority === 'background') ? priority : 'visible',
    accept: /\bno-cache\b/i.test(request.get('cache-control') ?? '') ? 'fresh' : 'stale',
    heldInNeed: true,
    request: UUID.test(id) ? id : undefined,
  };
}
