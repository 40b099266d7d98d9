import type { Response } from 'express';
import { localsOf } from './locals.ts';

/**
 * For whom a request, or a stream, counts beside its address. Undefined where nobody is signed in, and where nobody is
 * asked who they are: everybody would be one there, and the address is enough.
 */
export function countedPerson(response: Response): string | undefined {
  const { principal } = localsOf(response);
  return principal?.sessionId === 'local' ? undefined : principal?.id;
}
