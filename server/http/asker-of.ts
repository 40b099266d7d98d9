import type { Request } from 'express';
import type { Asker } from '#server/audit/asker.ts';
import type { Locals } from './locals.ts';

/** On whose behalf a request is answered. The address is the whole one, where a limit counts by a part of it. */
export function askerOf(
  request: Request,
  { principal, requestId }: Locals,
  reason: string | undefined,
): Asker {
  const address = request.ip ?? request.socket.remoteAddress;
  return { person: principal, address: address?.replace(/^::ffff:(?=\d+\.)/i, ''), requestId, reason };
}
