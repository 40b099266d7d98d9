import type { RequestHandler } from 'express';
import { ApiError } from './api-error.ts';

/** Answers trusted proxies alone: whoever came past them came without TLS. */
export const proxyGuard: RequestHandler = (request, _response, next) => {
  const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  if (trusts(request.socket.remoteAddress ?? '', 0)) return next();
  throw new ApiError(
    'misdirected_request',
    'This console is opened through its proxy (CALLBOARD_TRUSTED_PROXIES), which ends TLS.',
  );
};
