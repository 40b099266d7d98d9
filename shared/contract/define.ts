import type * as z from 'zod/mini';
import type { Role } from './roles.ts';
import type {
  Access,
  BytesEndpoint,
  Endpoint,
  Fields,
  HookEndpoint,
  JsonEndpoint,
  Limits,
  Method,
  PathParameter,
  StreamEndpoint,
} from './endpoint.ts';

const KB = 1024;

/** 256 KB holds the largest request of the API many times over; 15 s is the 10 s upstream deadline plus queueing. */
const DEFAULT_LIMITS: Limits = { bodyBytes: 256 * KB, answerWithinMs: 15_000 };

/** Path parameters must be declared for exactly the names in the path: a missing or misspelt one does not compile. */
type ParamsOf<Path extends string, Params extends Fields> = [PathParameter<Path>] extends [never]
  ? { params?: Record<string, never> }
  : {
      params: Params &
        Record<PathParameter<Path>, z.core.$ZodType> &
        Record<Exclude<keyof Params, PathParameter<Path>>, never>;
    };

interface Common<Path extends string, Query extends Fields> {
  path: Path;
  summary: string;
  access: Access;
  role?: Role;
  aws?: readonly string[];
  query?: Query;
  limits?: Partial<Limits>;
}

/** What changes something must say which reads it makes stale, even where there are none; what only shows cannot. */
type Effect<Invalidates extends readonly string[]> =
  | { access: 'public' | 'own' | 'read' | 'reveal'; invalidates?: never }
  | { access: 'write' | 'destroy'; invalidates: Invalidates };

function base<Path extends string, Params extends Fields, Query extends Fields>(
  definition: Common<Path, Query> & { params?: unknown; invalidates?: readonly string[] | undefined },
) {
  return {
    id: '',
    path: definition.path,
    summary: definition.summary,
    access: definition.access,
    role: definition.role,
    aws: definition.aws ?? [],
    invalidates: definition.invalidates ?? [],
    limits: { ...DEFAULT_LIMITS, ...definition.limits },
    params: (definition.params ?? {}) as Params,
    query: (definition.query ?? {}) as Query,
  };
}

// NoInfer in the results: `contract()` expects endpoints of any kind, and without it TypeScript would take what is not
// declared (no params, no query) from that expectation, and then accept any input.

/** Declares an endpoint that answers one JSON value. */
export function json<
  const Path extends string,
  Output extends z.core.$ZodType,
  Params extends Fields = Record<never, never>,
  Query extends Fields = Record<never, never>,
  Body extends z.core.$ZodType | undefined = undefined,
  const Invalidates extends readonly string[] = readonly [],
>(
  definition: Common<Path, Query> &
    Effect<Invalidates> &
    ParamsOf<Path, Params> & { method?: Method; body?: Body; output: Output; status?: number },
): JsonEndpoint<Path, NoInfer<Params>, NoInfer<Query>, NoInfer<Body>, Output, NoInfer<Invalidates>> {
  return {
    ...base<Path, Params, Query>(definition),
    invalidates: (definition.invalidates ?? []) as Invalidates,
    kind: 'json',
    method: definition.method ?? 'GET',
    body: definition.body as Body,
    output: definition.output,
    status: definition.status ?? 200,
  };
}

/** Declares a stream of server-sent events. */
export function stream<
  const Path extends string,
  Events extends Fields,
  Params extends Fields = Record<never, never>,
  Query extends Fields = Record<never, never>,
>(
  definition: Common<Path, Query> & ParamsOf<Path, Params> & { events: Events },
): StreamEndpoint<Path, NoInfer<Params>, NoInfer<Query>, Events> {
  return {
    ...base<Path, Params, Query>(definition),
    kind: 'stream',
    method: 'GET',
    events: definition.events,
  };
}

/** Declares a download whose bytes are not JSON. */
export function bytes<
  const Path extends string,
  Params extends Fields = Record<never, never>,
  Query extends Fields = Record<never, never>,
  Body extends z.core.$ZodType | undefined = undefined,
>(
  definition: Common<Path, Query> &
    ParamsOf<Path, Params> & { method?: Method; body?: Body; contentTypes: readonly string[] },
): BytesEndpoint<Path, NoInfer<Params>, NoInfer<Query>, NoInfer<Body>> {
  return {
    ...base<Path, Params, Query>(definition),
    kind: 'bytes',
    method: definition.method ?? 'GET',
    body: definition.body as Body,
    contentTypes: definition.contentTypes,
  };
}

/** Declares an endpoint that another system calls with its own proof of who it is. */
export function hook<
  const Path extends string,
  Output extends z.core.$ZodType,
  Params extends Fields = Record<never, never>,
  Query extends Fields = Record<never, never>,
>(
  definition: Common<Path, Query> & ParamsOf<Path, Params> & { output: Output },
): HookEndpoint<Path, NoInfer<Params>, NoInfer<Query>, Output> {
  return {
    ...base<Path, Params, Query>(definition),
    kind: 'hook',
    method: 'POST',
    output: definition.output,
  };
}

/** Names a feature's endpoints: `contract('stages', { list })` gives `list` the id `stages.list`. */
export function contract<const Endpoints extends Record<string, Endpoint>>(
  feature: string,
  endpoints: Endpoints,
): Endpoints {
  for (const [name, endpoint] of Object.entries(endpoints)) endpoint.id = `${feature}.${name}`;
  return endpoints;
}
