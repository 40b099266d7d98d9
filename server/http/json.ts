import type { RequestHandler } from 'express';
import type { JsonEndpoint } from '#shared/contract/endpoint.ts';
import { ApiError } from './api-error.ts';
import { audited } from './audited.ts';
import { encodeOutput } from './encode-output.ts';
import type { RequestContext } from './handlers.ts';
import { localsOf } from './locals.ts';
import { inputParser } from './parse-input.ts';
import { hasBody, readJson } from './read-body.ts';
import { type EndpointDependencies, openScope } from './request-scope.ts';
import { searchOf } from './search-of.ts';

type AnyHandler = (input: Record<string, unknown>, context: RequestContext) => unknown;

/** Answers one JSON value. */
export function serveJson(
  endpoint: JsonEndpoint,
  handler: AnyHandler,
  dependencies: EndpointDependencies,
): RequestHandler {
  const parse = inputParser(endpoint);
  return async (request, response) => {
    const scope = openScope(endpoint, response, dependencies);
    if (endpoint.body === undefined && hasBody(request) && request.method !== 'GET')
      throw new ApiError('bad_request', 'This endpoint takes no body.', { headers: { Connection: 'close' } });
    const body =
      endpoint.body === undefined
        ? undefined
        : await scope.within(readJson(request, response, endpoint.limits.bodyBytes));
    const input = parse({ params: request.params, search: searchOf(request), body });
    const answer = await scope.within(
      audited(endpoint, response, dependencies, scope, input, async () => {
        const result = await handler(input, scope.context);
        return encodeOutput(endpoint, endpoint.output, result, localsOf(response).awsRequestId);
      }),
    );
    response.status(endpoint.status).json(answer);
  };
}
