import { type RequestHandler, Router } from 'express';
import { addressOf, type Contract, type Endpoint } from '#shared/contract/endpoint.ts';
import { ApiError } from './api-error.ts';
import { authorise, requireSession } from './authorise.ts';
import { serveBytes } from './bytes.ts';
import { compressAnswers } from './compress-answers.ts';
import type { Handlers } from './handlers.ts';
import { serveHook } from './hook.ts';
import { serveJson } from './json.ts';
import { localsOf } from './locals.ts';
import type { EndpointDependencies } from './request-scope.ts';
import { serveStream } from './stream.ts';

/**
 * A router for the whole contract, by whole addresses. Every endpoint has exactly one handler, which the types of
 * `handlers` demand; a known path with another method answers 405 and names the methods it has.
 *
 * @param wanted which of the endpoints: hooks stand before the walls against browsers, all others behind them
 */
export function mount<Api extends Record<string, Contract>>(
  api: Api,
  handlers: Handlers<Api>,
  dependencies: EndpointDependencies,
  wanted: (endpoint: Endpoint) => boolean,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const methods = new Map<string, Set<string>>();
  for (const [feature, contract] of Object.entries(api)) {
    for (const [name, endpoint] of Object.entries(contract)) {
      if (!wanted(endpoint)) continue;
      // The types above tie each handler to its endpoint; inside this loop that knowledge is lost.
      const table = handlers[feature as keyof Api] as unknown as Record<string, never>;
      const handler = table[name];
      if (handler === undefined) throw new Error(`${endpoint.id} has no handler`);
      const compressed = endpoint.kind === 'json' && endpoint.method === 'GET' ? [compressAnswers] : [];
      router[verbOf(endpoint)](
        addressOf(endpoint),
        remember(endpoint),
        authorise(endpoint, dependencies.readOnly),
        ...compressed,
        serve(endpoint, handler, dependencies),
      );
      const known = methods.get(addressOf(endpoint)) ?? new Set();
      known.add(endpoint.method);
      if (endpoint.method === 'GET' && endpoint.kind !== 'stream') known.add('HEAD');
      methods.set(addressOf(endpoint), known);
    }
  }
  for (const [path, known] of methods) {
    const isHook = path.startsWith('/hooks/');
    router.all(path, ...(isHook ? [] : [requireSession]), otherMethod([...known].join(', ')));
  }
  return router;
}

function serve(endpoint: Endpoint, handler: never, dependencies: EndpointDependencies): RequestHandler {
  switch (endpoint.kind) {
    case 'json':
      return serveJson(endpoint, handler, dependencies);
    case 'stream':
      return serveStream(endpoint, handler, dependencies);
    case 'bytes':
      return serveBytes(endpoint, handler, dependencies);
    case 'hook':
      return serveHook(endpoint, handler, dependencies);
  }
}

function verbOf(endpoint: Endpoint): 'get' | 'post' | 'put' | 'patch' | 'delete' {
  return endpoint.method.toLowerCase() as Lowercase<typeof endpoint.method>;
}

function remember(endpoint: Endpoint): RequestHandler {
  return (request, response, next) => {
    const locals = localsOf(response);
    locals.endpoint = endpoint;
    locals.params = request.params;
    next();
  };
}

function otherMethod(allowed: string): RequestHandler {
  return (request) => {
    throw new ApiError('method_not_allowed', `${request.method} is not possible here; ${allowed} is.`, {
      headers: { Allow: allowed },
    });
  };
}
