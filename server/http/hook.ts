import type { RequestHandler } from 'express';
import type { HookEndpoint } from '#shared/contract/endpoint.ts';
import { encodeOutput } from './encode-output.ts';
import type { HookCall, RequestContext } from './handlers.ts';
import { localsOf } from './locals.ts';
import { inputParser } from './parse-input.ts';
import { readBody } from './read-body.ts';
import { type EndpointDependencies, openScope } from './request-scope.ts';
import { searchOf } from './search-of.ts';

type AnyHandler = (input: Record<string, unknown> & HookCall, context: RequestContext) => Promise<unknown>;

/** Takes a call of another system: its body unparsed, its sender for the handler to prove. */
export function serveHook(
  endpoint: HookEndpoint,
  handler: AnyHandler,
  dependencies: EndpointDependencies,
): RequestHandler {
  const parse = inputParser(endpoint);
  return async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const scope = openScope(endpoint, response, dependencies);
    const rawBody = await scope.within(readBody(request, response, endpoint.limits.bodyBytes));
    const input = parse({ params: request.params, search: searchOf(request) });
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
    );
    const result = await scope.within(handler({ ...input, rawBody, headers }, scope.context));
    response.json(encodeOutput(endpoint, endpoint.output, result, localsOf(response).awsRequestId));
  };
}
