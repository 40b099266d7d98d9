import type { Request } from 'express';
import { Reason } from '#shared/contract/reason.ts';
import { plainWords } from '#shared/contract/plain-words.ts';
import * as z from 'zod/mini';
import { badRequest } from './api-error.ts';

/**
 * Why a change is made, by the header `X-Callboard-Reason`: percent-encoded UTF-8, because a header takes ASCII alone.
 * @throws {ApiError} `bad_request` where it cannot be kept, before anything is changed
 */
export function reasonOf(request: Request): string | undefined {
  const text = request.get('x-callboard-reason');
  if (text === undefined) return undefined;
  const checked = z.safeParse(Reason, decoded(text), { error: plainWords });
  if (checked.success) return checked.data.trim() || undefined;
  throw badRequest(checked.error.issues.map(({ message }) => ({ path: 'reason', message })));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badRequest([{ path: 'reason', message: 'must be percent-encoded UTF-8' }]);
  }
}
