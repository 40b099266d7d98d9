import type { ErrorRequestHandler } from 'express';
import { asApiError, errorBody } from './error-body.ts';
import { localsOf } from './locals.ts';
import { ClientGone } from './request-scope.ts';

/** The one way out for everything that is thrown while a request is answered. */
export const errorMiddleware: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const locals = localsOf(response);
  if (response.destroyed || error instanceof ClientGone) {
    response.destroy();
    return;
  }
  const answer = asApiError(error);
  locals.errorCode = answer.code;
  if (answer.status >= 500 && !answer.code.startsWith('aws_'))
    locals.log.error({ err: error }, 'request failed unexpectedly');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  response.status(answer.status).json(errorBody(answer, locals.requestId));
};
